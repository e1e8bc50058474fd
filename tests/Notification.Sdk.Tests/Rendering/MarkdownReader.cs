using System.Net;
using System.Text;

namespace Notification.Sdk.Tests.Rendering;

/// <summary>Reads back what the Markdown writer makes.</summary>
internal static class MarkdownReader
{
    private const string Punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    private const string Markup = "\\`*_{}[]()#!|~<>@";

    /// <summary>The signs of a line that a parser would act on: those without a backslash before them, and what the line begins with.</summary>
    public static string Skeleton(string line)
    {
        var skeleton = new StringBuilder();
        string rest = line.TrimStart(' ');
        int digits = rest.TakeWhile(char.IsAsciiDigit).Count();
        skeleton.Append(line.Length - rest.Length).Append(rest.Length > 0 && "-+=>#".Contains(rest[0]) ? rest[0] : ' ');
        skeleton.Append(digits > 0 && rest[digits..] is ['.', ' ', ..] or ['.'] ? "list" : "");
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\' && i + 1 < line.Length && Punctuation.Contains(line[i + 1]))
            {
                i++;
            }
            else if (Markup.Contains(line[i]))
            {
                skeleton.Append(line[i]);
            }
        }

        return skeleton.ToString();
    }

    /// <summary>What a reader sees of encoded text.</summary>
    public static string Read(string encoded)
    {
        var text = new StringBuilder();
        for (int i = 0; i < encoded.Length; i++)
        {
            bool isEscape = encoded[i] == '\\' && i + 1 < encoded.Length && Punctuation.Contains(encoded[i + 1]);
            text.Append(encoded[isEscape ? ++i : i]);
        }

        return WebUtility.HtmlDecode(text.ToString());
    }
}
