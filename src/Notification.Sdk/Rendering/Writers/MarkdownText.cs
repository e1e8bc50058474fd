using System.Text;

namespace Notification.Sdk.Rendering.Writers;

/// <summary>Encodes one line of text for Markdown, so that it shows as it is.</summary>
internal static class MarkdownText
{
    private const string Everywhere = @"\`*_{}[]()#!|~";
    private const string AtStart = "-+=:";

    public static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length + 16);
        int number = Number(text);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            _ = c switch
            {
                // Not by a backslash: a parser that does not know these escapes may still know the tags.
                '&' => encoded.Append("&amp;"),
                '<' => encoded.Append("&lt;"),
                '>' => encoded.Append("&gt;"),

                // There is no escape for a mention: a full-width sign looks the same and calls nobody.
                '@' => encoded.Append('＠'),
                _ when Everywhere.Contains(c) || (i == 0 && AtStart.Contains(c)) => encoded.Append('\\').Append(c),
                '.' when i == number && (i + 1 == text.Length || text[i + 1] == ' ') => encoded.Append(@"\."),
                _ => encoded.Append(c),
            };
        }

        return encoded.ToString();
    }

    // Where the digits end that the text begins with, since a point and a blank behind them would make a list; -1 when
    // there are none.
    private static int Number(string text)
    {
        int end = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return end > 0 ? end : -1;
    }
}
