using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Notification.Sdk.Email.Addressing;

/// <summary>Reads one mailbox. What it does not know it refuses.</summary>
internal static class MailboxParser
{
    private const int LongestName = 200;
    private const string Marks = "!#$%&'*+-/=?^_`{|}~.";
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    public static bool TryParse(string text, [NotNullWhen(true)] out Mailbox? mailbox, out string fault)
    {
        mailbox = null;
        string trimmed = text.Trim(' ', '\t');
        if (FindUnsafe(trimmed) is { } unsafeRune)
            return Fail($"has the character U+{unsafeRune.Value:X4}: remove it", trimmed, out fault);

        int open = trimmed.EndsWith('>') ? trimmed.LastIndexOf('<') : -1;
        string address = open < 0 ? trimmed : trimmed[(open + 1)..^1];
        string name = "";
        if (open > 0 && !TryReadName(trimmed[..open].TrimEnd(' '), out name))
        {
            return Fail("has a name with one of \" \\ < > , ; : @ ( ) outside quotes, or longer than "
                + $"{LongestName}: write \"Name\" <user@example.com>", trimmed, out fault);
        }

        int at = address.IndexOf('@', StringComparison.Ordinal);
        if (at < 1 || at != address.LastIndexOf('@'))
            return Fail("is not a mailbox: write user@example.com or Name <user@example.com>", trimmed, out fault);
        if (!IsLocalPart(address[..at]))
            return Fail("has a part before the @ that is no use: write letters, digits, dots", trimmed, out fault);
        if (!TryReadDomain(address[(at + 1)..], out string domain))
            return Fail("has a part after the @ that is not a domain name", trimmed, out fault);
        if (Encoding.UTF8.GetByteCount(address[..at]) + 1 + domain.Length > 254)
            return Fail("is longer than 254 bytes", trimmed, out fault);

        mailbox = new Mailbox(name, address[..at], domain);
        fault = "";
        return true;
    }

    private static bool Fail(string what, string text, out string fault)
    {
        fault = $"\"{TextCleaner.Clean(text, 80)}\" {what}.";
        return false;
    }

    /// <summary>Controls, line ends, spaces that are not spaces, marks that turn the reading direction, and halves of a
    /// character.</summary>
    private static Rune? FindUnsafe(string text)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            UnicodeCategory category = Rune.GetUnicodeCategory(rune);
            bool isUnsafe = category
                is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
            if (isUnsafe || rune == Rune.ReplacementChar)
                return rune;
        }

        return null;
    }

    private static bool TryReadName(string text, out string name)
    {
        name = text;
        if (text.Length >= 2 && text[0] == '"' && text[^1] == '"')
            return TryUnquote(text[1..^1], out name) && name.Length <= LongestName;
        return text.Length <= LongestName && text.IndexOfAny(['"', '\\', '<', '>', ',', ';', ':', '@', '(', ')']) < 0;
    }

    private static bool TryUnquote(string text, out string name)
    {
        StringBuilder result = new();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '"' || (text[i] == '\\' && ++i == text.Length))
            {
                name = "";
                return false;
            }

            result.Append(text[i]);
        }

        name = result.ToString();
        return true;
    }

    /// <summary>A dot-atom of RFC 5322, with the letters of RFC 6531.</summary>
    private static bool IsLocalPart(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) > 64)
            return false;
        if (text[0] == '.' || text[^1] == '.' || text.Contains("..", StringComparison.Ordinal))
            return false;

        foreach (Rune rune in text.EnumerateRunes())
        {
            bool taken = rune.IsAscii
                ? Rune.IsLetterOrDigit(rune) || Marks.Contains((char)rune.Value, StringComparison.Ordinal)
                : !Rune.IsWhiteSpace(rune);
            if (!taken)
                return false;
        }

        return true;
    }

    private static bool TryReadDomain(string text, out string domain)
    {
        domain = "";
        try
        {
            domain = Idn.GetAscii(text).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return false;
        }

        return domain.Length is > 0 and <= 253 && domain[^1] != '.' && System.Text.Ascii.IsValid(domain);
    }
}
