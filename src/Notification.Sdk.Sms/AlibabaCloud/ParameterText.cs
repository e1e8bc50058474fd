using System.Globalization;
using System.Text;

namespace Notification.Sdk.Sms.AlibabaCloud;

/// <summary>Makes a text of unknown origin fit for a variable of an approved template: one line, nothing that the
/// vendor takes for a URL or for a second signature, not too long, never empty. Pure.</summary>
internal static class ParameterText
{
    private const string Nothing = "-";

    public static string Clean(string text, int longest)
    {
        var clean = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            clean.Append(Replacement(rune));
        }

        string line = BreakDots(clean.Replace("://", ": ").Replace("//", "/").ToString().Trim());
        return line.Length == 0 ? Nothing : Clip(line, longest);
    }

    private static string Replacement(Rune rune) => rune.Value switch
    {
        '【' or '[' or '〔' => "(",
        '】' or ']' or '〕' => ")",
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => " ",
            UnicodeCategory.Format => "",
            _ => rune.ToString(),
        },
    };

    // The vendor refuses names of hosts and addresses in variables; a dot between two letters or digits makes them.
    private static string BreakDots(string line)
    {
        char[] broken = line.ToCharArray();
        for (int i = 1; i < broken.Length - 1; i++)
        {
            if (IsDot(line[i]) && char.IsLetterOrDigit(line[i - 1]) && char.IsLetterOrDigit(line[i + 1]))
            {
                broken[i] = '-';
            }
        }

        return new string(broken);
    }

    private static bool IsDot(char c) => c is '.' or '\uff0e' or '\u3002' or '\uff61' or '\u2024';

    private static string Clip(string line, int longest)
    {
        if (line.Length <= longest)
        {
            return line;
        }

        const string Mark = "...";
        int border = StringInfo.ParseCombiningCharacters(line).Last(
            start => start == 0 || start <= longest - Mark.Length);
        return line[..border].TrimEnd() + Mark;
    }
}
