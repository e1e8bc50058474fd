using System.Text;

namespace Notification.Sdk.Email.Mime;

/// <summary>Guards and encodes the text of header lines.</summary>
internal static class HeaderText
{
    /// <summary>The most bytes of text that an encoded word holds: with its 12 characters around it fits behind every
    /// header name that is used, within 76 columns.</summary>
    private const int BytesOfWord = 39;

    private const int LongestPlainWord = 60;

    /// <summary>Refuses what could end a header line, or what a display could take for a line end.</summary>
    public static string Checked(string value, string what)
    {
        ArgumentNullException.ThrowIfNull(value);
        for (int i = 0; i < value.Length; i++)
        {
            if (char.IsControl(value[i]))
            {
                string where = $"U+{(int)value[i]:X4} (in {what}, position {i})";
                throw new MailFormatException($"A mail header cannot hold the control character {where}: remove it.");
            }
        }

        return value;
    }

    /// <summary>Whether it can stand as it is, folded at its spaces.</summary>
    public static bool IsPlain(string text) =>
        text.Length > 0
        && text[0] != ' ' && text[^1] != ' '
        && !text.Contains("  ", StringComparison.Ordinal)
        && !text.Contains("=?", StringComparison.Ordinal)
        && text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0
        && text.Split(' ').All(word => word.Length <= LongestPlainWord);

    /// <summary>Encoded words of RFC 2047, which a reader joins without spaces. No code point is split. A half of a
    /// character becomes U+FFFD.</summary>
    public static IEnumerable<string> Encode(string text)
    {
        byte[] buffer = new byte[BytesOfWord];
        int used = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (used + rune.Utf8SequenceLength > buffer.Length)
            {
                yield return Word(buffer, used);
                used = 0;
            }

            used += rune.EncodeToUtf8(buffer.AsSpan(used));
        }

        if (used > 0)
            yield return Word(buffer, used);
    }

    private static string Word(byte[] buffer, int used) => $"=?UTF-8?B?{Convert.ToBase64String(buffer, 0, used)}?=";
}
