using System.Globalization;
using System.Resources;
using Notification.Sdk.Events;

namespace Notification.Sdk.Rendering;

/// <summary>The words of one language: those of the resources, with inert values put in. Reads no culture of the
/// process.</summary>
internal sealed class Words
{
    private static readonly ResourceManager Resources = new("Notification.Sdk.Rendering.Words", typeof(Words).Assembly);

    private readonly CultureInfo _culture;

    private Words(CultureInfo culture) => _culture = culture;

    /// <summary>The language of the words, as HTML names it: <c>en</c>, <c>zh-Hans</c> or <c>ja</c>.</summary>
    public string Language => _culture.Name.Length == 0 ? "en" : _culture.Name;

    /// <summary>The word under a key of the resources.</summary>
    public Inert this[string key] =>
        Find(key) ?? throw new ArgumentException($"There is no word for '{key}'. Add it to the three Words files.");

    /// <summary>The words for a culture: Simplified Chinese, Japanese, and English for any other.</summary>
    public static Words For(CultureInfo culture)
    {
        for (CultureInfo at = culture; at.Name.Length > 0; at = at.Parent)
        {
            switch (at.Name)
            {
                case "ja" or "zh-Hans":
                    return new Words(at);
                case "zh":
                    return new Words(CultureInfo.GetCultureInfo("zh-Hans"));
                case "zh-Hant":
                    return new Words(CultureInfo.InvariantCulture);
            }
        }

        return new Words(CultureInfo.InvariantCulture);
    }

    /// <summary>The word under a key that may be unknown.</summary>
    public Inert? Find(string key) => Resources.GetString(key, _culture) is { } word ? Inert.Trusted(word) : null;

    /// <summary>A pattern with values put in. The pattern is ours; values are never read as patterns.</summary>
    public Inert Format(string key, params Inert[] values) =>
        Inert.Trusted(string.Format(CultureInfo.InvariantCulture, this[key].Value, [.. values.Select(v => v.Value)]));

    /// <summary>A counted thing: <c>1 event</c>, <c>2 events</c>.</summary>
    public Inert Count(string key, long count) => Format($"{key}.{(count == 1 ? "one" : "other")}", Number(count));

    /// <summary>Words with a number each, in one line.</summary>
    public Inert Tally(IEnumerable<(Inert Word, Inert Count)> counts) => Inert.Trusted(
        string.Join(this["separator"].Value, counts.Select(count => Format("tally", count.Word, count.Count).Value)));

    /// <summary>A label and a value.</summary>
    public Inert Line(Inert label, Inert value) => Inert.Trusted($"{label}{this["colon"]}{value}");

    public Inert Severity(Severity severity) => Find($"severity.{severity}") ?? Number((int)severity);

    /// <summary>What stands for the items that were left out.</summary>
    public Inert More(long count) => Format("more", Number(count));

    public static Inert Number(long number) => Inert.Trusted(number.ToString("N0", CultureInfo.InvariantCulture));
}
