using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using Notification.Sdk.Events;

namespace Notification.Sdk.Rendering;

/// <summary>The words of one language: those of the resources, with inert values put in. Reads no culture of the
/// process.</summary>
internal sealed class Words
{
    private static readonly ResourceManager Resources = new("Notification.Sdk.Rendering.Words", typeof(Words).Assembly);
    private static readonly Lazy<Words> English = new(() => new Words(CultureInfo.InvariantCulture, "en"));
    private static readonly Lazy<Words> SimplifiedChinese = new(() => Load("zh-Hans"));
    private static readonly Lazy<Words> Japanese = new(() => Load("ja"));

    // A copy of the resources, whose manager takes locks and looks in several places for every word.
    private readonly FrozenDictionary<string, string> _words;
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _wordsByPart;
    private readonly int _longestKey;

    private Words(CultureInfo culture, string language)
    {
        _words = Read(culture);
        _wordsByPart = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        _longestKey = _words.Keys.Max(key => key.Length);
        Language = language;
    }

    /// <summary>The language of the words, as HTML names it: <c>en</c>, <c>zh-Hans</c> or <c>ja</c>.</summary>
    public string Language { get; }

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
                case "ja":
                    return Japanese.Value;
                case "zh" or "zh-Hans":
                    return SimplifiedChinese.Value;
                case "zh-Hant":
                    return English.Value;
            }
        }

        return English.Value;
    }

    /// <summary>The word under a key that may be unknown.</summary>
    public Inert? Find(string key) => _words.TryGetValue(key, out string? word) ? Inert.Trusted(word) : null;

    /// <summary>The word under a key that may be unknown, given in parts: most values of evidence have no word, and asking for one
    /// costs no text.</summary>
    public Inert? Find(params ReadOnlySpan<string> parts)
    {
        Span<char> key = stackalloc char[_longestKey];
        int length = 0;
        foreach (string part in parts)
        {
            if (!part.TryCopyTo(key[length..]))
            {
                return null;
            }

            length += part.Length;
        }

        return _wordsByPart.TryGetValue(key[..length], out string? word) ? Inert.Trusted(word) : null;
    }

    /// <summary>A pattern with values put in. The pattern is ours; values are never read as patterns.</summary>
    public Inert Format(string key, params ReadOnlySpan<Inert> values) => Inert.Trusted(values switch
    {
        [var only] => string.Format(CultureInfo.InvariantCulture, this[key].Value, only.Value),
        [var first, var second] => string.Format(CultureInfo.InvariantCulture, this[key].Value, first.Value, second.Value),
        _ => string.Format(CultureInfo.InvariantCulture, this[key].Value, ValuesOf(values)),
    });

    /// <summary>A counted thing: <c>1 event</c>, <c>2 events</c>.</summary>
    public Inert Count(string key, long count) => Format($"{key}.{(count == 1 ? "one" : "other")}", Number(count));

    /// <summary>Words with a number each, in one line.</summary>
    public Inert Tally(IEnumerable<(Inert Word, Inert Count)> counts) => Inert.Trusted(
        string.Join(this["separator"].Value, counts.Select(count => Format("tally", count.Word, count.Count).Value)));

    /// <summary>A label and a value.</summary>
    public Inert Line(Inert label, Inert value) => Inert.Trusted(string.Concat(label.Value, this["colon"].Value, value.Value));

    public Inert Severity(Severity severity) => Find("severity.", severity.ToString()) ?? Number((int)severity);

    /// <summary>What stands for the items that were left out.</summary>
    public Inert More(long count) => Format("more", Number(count));

    public static Inert Number(long number) => Inert.Trusted(number.ToString("N0", CultureInfo.InvariantCulture));

    private static Words Load(string language) => new(CultureInfo.GetCultureInfo(language), language);

    // What a language has no word for is said in English.
    private static FrozenDictionary<string, string> Read(CultureInfo culture)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (CultureInfo source in new[] { CultureInfo.InvariantCulture, culture })
        {
            ResourceSet set = Resources.GetResourceSet(source, createIfNotExists: true, tryParents: true)
                ?? throw new MissingManifestResourceException("The words of the messages are missing from the assembly.");
            foreach (DictionaryEntry entry in set)
            {
                words[(string)entry.Key] = entry.Value as string ?? "";
            }
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static object[] ValuesOf(ReadOnlySpan<Inert> values)
    {
        object[] texts = new object[values.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = values[i].Value;
        }

        return texts;
    }
}
