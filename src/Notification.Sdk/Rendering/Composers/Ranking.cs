using Notification.Sdk.Events;
using Notification.Sdk.Rendering.Documents;

namespace Notification.Sdk.Rendering.Composers;

/// <summary>Several events in the order in which they matter.</summary>
internal static class Ranking
{
    /// <summary>Worst first, then oldest first, then as published.</summary>
    public static IOrderedEnumerable<SecurityEvent> WorstFirst(IEnumerable<SecurityEvent> events) => events
        .OrderByDescending(securityEvent => securityEvent.Severity)
        .ThenBy(securityEvent => securityEvent.OccurredAt ?? DateTimeOffset.MaxValue);

    public static Tally Tally(Draft draft, IEnumerable<SecurityEvent> events) => Tally(
        draft,
        events.CountBy(securityEvent => securityEvent.Severity)
            .Select(count => KeyValuePair.Create(count.Key, (long)count.Value)));

    public static Tally Tally(Draft draft, IEnumerable<KeyValuePair<Severity, long>> counts) => new(
    [
        .. counts.OrderByDescending(count => count.Key)
            .Select(count => (draft.Badge(count.Key), Words.Number(count.Value))),
    ]);

    /// <summary>The tally in one line.</summary>
    public static Inert Line(Words words, Tally tally) =>
        words.Tally(tally.Counts.Select(count => (count.Badge.Word, count.Count)));

    /// <summary>The subject and the tally, for a phone.</summary>
    public static Inert Short(Draft draft, Inert[] assets, long assetCount, Inert what, Tally tally)
    {
        Inert[] first = [.. assets.Take(1).Select(asset => Indicators.Without(asset.Value))];
        return draft.Words.Format("subject", Subject(draft, first, assetCount, what), Line(draft.Words, tally));
    }

    /// <summary>Where it happened, and what: the asset's own name when there was but one.</summary>
    public static Inert Subject(Draft draft, Inert[] assets, long assetCount, Inert what) => assetCount switch
    {
        0 => what,
        1 => draft.Subject(assets.FirstOrDefault(), what),
        _ => draft.Words.Format("subject.many", what, draft.Words.Count("assets", assetCount)),
    };
}
