using System.Globalization;
using System.Resources;
using Notification.Sdk.Events;

namespace Notification.Sdk.Reports.Content;

/// <summary>The words of a report in one language: Simplified Chinese, Japanese, and English for any other. Reads no culture of the
/// process.</summary>
internal sealed class ContentWords
{
    private static readonly ResourceManager Resources =
        new("Notification.Sdk.Reports.Content.ContentWords", typeof(ContentWords).Assembly);

    private readonly CultureInfo _culture;

    private ContentWords(CultureInfo culture) => _culture = culture;

    /// <summary>The language, as HTML names it.</summary>
    public string Language => _culture.Name.Length == 0 ? "en" : _culture.Name;

    /// <summary>What stands between two sentences.</summary>
    public string SentenceGap => Language == "en" ? " " : "";

    /// <summary>The word under a key of the resources.</summary>
    public string this[string key] =>
        Find(key) ?? throw new ArgumentException($"There is no word for '{key}'. Add it to the three ContentWords files.");

    public static ContentWords For(CultureInfo culture)
    {
        for (CultureInfo at = culture; at.Name.Length > 0; at = at.Parent)
        {
            switch (at.Name)
            {
                case "ja" or "zh-Hans":
                    return new ContentWords(at);
                case "zh":
                    return new ContentWords(CultureInfo.GetCultureInfo("zh-Hans"));
                case "zh-Hant":
                    return new ContentWords(CultureInfo.InvariantCulture);
            }
        }

        return new ContentWords(CultureInfo.InvariantCulture);
    }

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public string? Find(string key) => Resources.GetString(key, _culture);

    /// <summary>A pattern with values put in. The pattern is ours; values are never read as patterns.</summary>
    public string Format(string key, params object[] values) => string.Format(CultureInfo.InvariantCulture, this[key], values);

    /// <summary>A sentence about a number.</summary>
    public string Count(string key, long count) => Format($"{key}.{(count == 1 ? "one" : "other")}", Number(count));

    public string Severity(Severity severity) => this[$"severity.{severity}"];

    public string Priority(FixPriority priority) => this[$"priority.{priority}"];

    public string Topic(string topic) => Find($"topic.{topic}") ?? Texts.Short(topic);

    /// <summary>What a rule means; its name when it is none of ours.</summary>
    public string Rule(string rule)
    {
        if (rule.StartsWith(Rules.ThrottlePrefix, StringComparison.Ordinal))
        {
            return Format("rule.throttle", Texts.Short(rule[Rules.ThrottlePrefix.Length..]));
        }

        return rule.StartsWith(Rules.SilencePrefix, StringComparison.Ordinal)
            ? Format("rule.silence", Texts.Short(rule[Rules.SilencePrefix.Length..]))
            : Find($"rule.{rule}") ?? Texts.Short(rule);
    }
}
