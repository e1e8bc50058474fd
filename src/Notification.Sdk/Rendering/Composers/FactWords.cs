using System.Globalization;
using Notification.Sdk.Events;

namespace Notification.Sdk.Rendering.Composers;

/// <summary>The words for facts. A key or value without a word is shown as it is.</summary>
internal static class FactWords
{
    public static Inert Label(Words words, EvidenceFact fact)
    {
        Inert key = Inert.Line(fact.Key, Limits.Name);
        return words.Find("fact.", key.Value) ?? (key.IsEmpty ? words["label.unnamed"] : key);
    }

    public static Inert Value(Draft draft, EvidenceFact fact)
    {
        Inert value = Inert.Line(fact.Value, Limits.Value);
        return fact.Key switch
        {
            "file.created" or "process.started" when TryReadTime(fact.Value, out DateTimeOffset at) =>
                TimeText.Full(at, draft.Zone),
            "file.size" when TryReadNumber(fact.Value, out long size) => draft.Words.Format("bytes", Words.Number(size)),
            _ => draft.Words.Find("value.", Inert.Line(fact.Key, Limits.Name).Value, ".", value.Value) ?? value,
        };
    }

    private static bool TryReadNumber(string value, out long number) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    // The form that EvidenceFact writes, and no other.
    private static bool TryReadTime(string value, out DateTimeOffset at) => DateTimeOffset.TryParseExact(
        value, "yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out at);
}
