using System.Net;
using System.Text.RegularExpressions;
using Notification.Sdk.Events;

namespace Notification.Sdk.Rendering;

/// <summary>Takes out of a text what must not stand in a short message: what the evidence says, and what looks like an
/// address, a path, a hash or an account.</summary>
internal static partial class Indicators
{
    public const string Mark = "...";

    private const int Recognizable = 40;

    // These say what kind of thing it is; they are words and numbers that any title may hold.
    private static readonly string[] PlainFacts =
    [
        "connection.protocol", "connection.direction", "connection.source-port", "connection.destination-port",
        "container.threat", "file.size", "logon.method", "logon.result", "logon.source-port", "logon.count",
        "process.id", "process.parent-id", "vulnerability.priority",
    ];

    /// <summary>The title without indicators; empty when nothing else was in it.</summary>
    public static Inert Without(SecurityEvent securityEvent)
    {
        string text = Cleaner.Clean(securityEvent.Title, Limits.Indicator).TrimEnd('…');
        foreach (string value in ValuesOf(securityEvent).OrderByDescending(value => value.Length))
        {
            text = Without(text, value);
        }

        return Without(text);
    }

    /// <summary>The text without anything that looks like an indicator; empty when nothing else was in it.</summary>
    public static Inert Without(string text)
    {
        string kept = Token().Replace(text, static match => IsIndicator(match.Value) ? Mark : match.Value);
        return kept.Any(char.IsLetterOrDigit) ? Inert.Line(kept, Limits.Title) : default;
    }

    private static IEnumerable<string> ValuesOf(SecurityEvent securityEvent) => securityEvent.Evidence
        .Take(Limits.Evidences)
        .SelectMany(EvidenceFact.Of)
        .Where(fact => !PlainFacts.Contains(fact.Key))
        .Take(Limits.Items)
        .Select(fact => Cleaner.Clean(fact.Value, Limits.Indicator).TrimEnd('…'))
        .Where(value => value.Length > 0);

    private static string Without(string text, string value)
    {
        // A long value may stand in the title cut off: its beginning is enough to know it.
        string beginning = value[..Math.Min(value.Length, Recognizable)];
        for (int at = Find(text, beginning, 0); at >= 0;)
        {
            int end = at + Math.Max(beginning.Length, text.AsSpan(at).CommonPrefixLength(value));
            bool isWord = !JoinsWord(text, at) && !JoinsWord(text, end);
            text = isWord ? string.Concat(text.AsSpan(0, at), Mark, text.AsSpan(end)) : text;
            at = Find(text, beginning, isWord ? at + Mark.Length : at + 1);
        }

        return text;
    }

    private static int Find(string text, string value, int from) =>
        from < text.Length ? text.IndexOf(value, from, StringComparison.OrdinalIgnoreCase) : -1;

    // Only within ASCII words: Chinese and Japanese write no spaces.
    private static bool JoinsWord(string text, int at) =>
        at > 0 && at < text.Length && char.IsAsciiLetterOrDigit(text[at - 1]) && char.IsAsciiLetterOrDigit(text[at]);

    private static bool IsIndicator(string token) =>
        token.Contains('\\')
        || token.StartsWith('/')
        || token.AsSpan().Count('/') > 1
        || token.IndexOf('@') > 0
        || Ipv4().IsMatch(token)
        || Hash().IsMatch(token)
        || (token.AsSpan().Count(':') > 1 && IPAddress.TryParse(token.Trim('[', ']', '(', ')', ',', '.'), out _))
        || Links.HasHost(token);

    // A run without blanks of ASCII, or from a slash on of anything.
    [GeneratedRegex(@"[!-.0-\[\]-~]*[/\\]\S*|[!-~]+", RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex(@"(?<![0-9.])[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Ipv4();

    [GeneratedRegex("[0-9A-Fa-f]{32,}", RegexOptions.CultureInvariant)]
    private static partial Regex Hash();
}
