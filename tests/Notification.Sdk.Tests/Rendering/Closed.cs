using System.Text;
using System.Text.RegularExpressions;

namespace Notification.Sdk.Tests.Rendering;

/// <summary>What holds for a body of any length.</summary>
internal static partial class Closed
{
    private static readonly string[] Void = ["meta", "!doctype", "p", "html"];

    public static void Within(string body, MessageFormat format, int limit)
    {
        Assert.InRange(Encoding.UTF8.GetByteCount(body), 0, limit);
        Forbidden.In(body, linesAllowed: true);
        switch (format)
        {
            case MessageFormat.Html:
                Html(body);
                break;
            case MessageFormat.Markdown:
                Markdown(body);
                break;
        }
    }

    private static void Html(string body)
    {
        Assert.Equal(body.Count(c => c == '<'), body.Count(c => c == '>'));
        var open = new Stack<string>();
        foreach (Match tag in Tag().Matches(body))
        {
            string name = tag.Groups[2].Value;
            if (Void.Contains(name))
            {
                continue;
            }

            if (tag.Groups[1].Length == 0)
            {
                open.Push(name);
            }
            else
            {
                Assert.Equal(name, open.Pop());
            }
        }

        Assert.Empty(open);
        Assert.Equal(body.Contains("<html", StringComparison.Ordinal), body.TrimEnd().EndsWith("</html>", StringComparison.Ordinal));
        Assert.DoesNotMatch("&[#a-zA-Z0-9]*$", body);
    }

    private static void Markdown(string body)
    {
        foreach (string line in body.Split('\n'))
        {
            Assert.Equal(0, MarkdownReader.Skeleton(line).Count(c => c == '*') % 2);
        }

        Assert.DoesNotMatch("&[a-z]*$", body);
        Assert.Equal(0, body.Reverse().TakeWhile(c => c == '\\').Count() % 2);
    }

    [GeneratedRegex("<(/?)([!a-z0-9]+)[^>]*>")]
    private static partial Regex Tag();
}
