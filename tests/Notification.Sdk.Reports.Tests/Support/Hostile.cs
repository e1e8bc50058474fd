using System.Text;

namespace Notification.Sdk.Reports.Tests.Support;

/// <summary>Texts as an attacker writes them.</summary>
internal static class Hostile
{
    public static readonly string[] Texts =
    [
        "=HYPERLINK(\"http://evil.example\")", "@SUM(1+1)*cmd|' /C calc'!A0", "+1", "-1", "\t=1", "a;=cmd", "\"", "'", "\",=1+1,\"", "\r\n=1",
        "＝1＋1", "<script>alert(1)</script>", "</style><img src=x onerror=alert(1)>", "\" onmouseover=\"alert(1)", "javascript:alert(1)", "&lt;",
        "-->", "]]>", "\u202Eexe.gpj", "\u2066\u2069", "\uD800", "\uDC00\uD83D", "\0\u0001\u001B[2J", "\u200B\uFEFF", "\u2028\u2029", "{0}", "\\", "漢",
    ];

    public static string Text(Random random)
    {
        var text = new StringBuilder();
        for (int i = random.Next(8); i >= 0; i--)
        {
            text.Append(Texts[random.Next(Texts.Length)]).Append((char)random.Next(char.MaxValue));
        }

        return text.ToString();
    }
}
