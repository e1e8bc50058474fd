using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Notification.Sdk.Rendering;

/// <summary>Breaks what mail readers, chats and phones would turn into links by themselves, in the way that security
/// people know: <c>hxxp://evil[.]example</c>.</summary>
internal static partial class Links
{
    // Common endings of files that are no top-level domain: an index.php needs no break.
    private static readonly FrozenSet<string> FileEndings = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "asp", "aspx", "bak", "bat", "bin", "cfg", "class", "conf", "config", "cpp", "css", "csv", "db", "dll", "dmp", "doc",
        "docx", "elf", "exe", "gif", "gz", "htm", "html", "img", "ini", "iso", "jar", "jpeg", "jpg", "js", "json", "jsp", "ko",
        "lnk", "lock", "log", "msi", "pdf", "pem", "php", "png", "ppt", "pptx", "rar", "rpm", "service", "socket", "sql",
        "sys", "tar", "tgz", "tmp", "toml", "ts", "txt", "vbs", "war", "xls", "xlsx", "xml", "yaml", "yml");

    /// <summary>Breaks schemes and network paths. Done to every value.</summary>
    public static string BreakSchemes(string text)
    {
        if (!text.AsSpan().ContainsAny(':', '\\'))
        {
            return text;
        }

        string broken = text.Contains("://", StringComparison.Ordinal)
            ? Scheme().Replace(text, static match => BreakScheme(match.Groups[1].Value))
            : text;
        broken = broken.Contains(':') ? OtherScheme().Replace(broken, "$1[:]") : broken;
        return broken.Contains(@"\\", StringComparison.Ordinal) ? NetworkPath().Replace(broken, @"[\\]") : broken;
    }

    /// <summary>Breaks host names too. Done to everything but titles, which nothing makes links of.</summary>
    public static string BreakHosts(string text) =>
        MayHoldHost(text) ? Host().Replace(text, static match => BreakHost(match.Value)) : text;

    /// <summary>Whether the text holds a host name.</summary>
    public static bool HasHost(string text) => BreakHosts(text).Length != text.Length;

    // A dot between two labels, of which the second may be letters: cheaper to see than a host, and there is none without it.
    private static bool MayHoldHost(string text)
    {
        for (int dot = text.IndexOf('.'); dot >= 0 && dot < text.Length - 1; dot = text.IndexOf('.', dot + 1))
        {
            bool isBehindLabel = dot > 0
                && (!char.IsAscii(text[dot - 1]) || char.IsAsciiLetterOrDigit(text[dot - 1]) || text[dot - 1] is '_' or '-');
            if (isBehindLabel && (!char.IsAscii(text[dot + 1]) || char.IsAsciiLetter(text[dot + 1])))
            {
                return true;
            }
        }

        return false;
    }

    private static string BreakScheme(string scheme)
    {
        int at = scheme.LastIndexOf("http", StringComparison.OrdinalIgnoreCase);
        bool isWeb = at >= 0 && scheme[(at + 4)..] is "" or "s" or "S";
        return isWeb ? $"{scheme[..(at + 1)]}xx{scheme[(at + 3)..]}://" : $"{scheme}[:]//";
    }

    private static string BreakHost(string host)
    {
        int dot = host.LastIndexOf('.');
        return FileEndings.Contains(host[(dot + 1)..]) ? host : $"{host[..dot]}[.]{host[(dot + 1)..]}";
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9+.\-])([A-Za-z0-9+.\-]+)://", RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();

    [GeneratedRegex(
        @"(?<![A-Za-z0-9])(mailto|tel|sms|xmpp|skype):(?=\S)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherScheme();

    [GeneratedRegex(@"(?<![^\s""'(=])\\\\(?=[^\s\\])", RegexOptions.CultureInvariant)]
    private static partial Regex NetworkPath();

    // A name of several labels that ends in letters or in an encoded international label. A file name within a path is
    // none, unless the path starts with two slashes.
    [GeneratedRegex(
        @"(?:(?<=//)|(?<![\p{L}\p{M}\p{N}_\-./\\]))(?:[\p{L}\p{M}\p{N}_\-]+\.)+"
        + @"(?:xn--[A-Za-z0-9\-]+|[\p{L}\p{M}]{2,})(?![\p{L}\p{M}\p{N}_\-])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Host();
}
