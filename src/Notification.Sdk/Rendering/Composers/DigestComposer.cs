using Notification.Sdk.Events;
using Notification.Sdk.Rendering.Documents;

namespace Notification.Sdk.Rendering.Composers;

/// <summary>Several events together: the worst first, and how many of each severity.</summary>
internal static class DigestComposer
{
    public static Document Compose(Draft draft)
    {
        IReadOnlyList<SecurityEvent> events = draft.Delivery.Events;
        Tally tally = Ranking.Tally(draft, events);
        Inert count = draft.Words.Count("events", events.Count);
        Inert[] assets =
        [
            .. events.Select(securityEvent => securityEvent.Asset)
                .OfType<Asset>()
                .DistinctBy(asset => asset.Id)
                .Select(Draft.Asset),
        ];
        return draft.Finish(
            draft.Badge(draft.Delivery.Severity),
            Ranking.Subject(draft, assets, assets.Length, count),
            () => Ranking.Short(draft, assets, assets.Length, count, tally),
            Ranking.Line(draft.Words, tally),
            [tally, .. Items(draft, events), .. draft.LeftOut(events.Count - Limits.Items)]);
    }

    private static IEnumerable<Block> Items(Draft draft, IReadOnlyList<SecurityEvent> events) =>
        Ranking.WorstFirst(events).Take(Limits.Items).Select(securityEvent => new Item(
            draft.Badge(securityEvent.Severity),
            draft.Subject(Draft.Asset(securityEvent.Asset), draft.Title(securityEvent)),
            securityEvent.OccurredAt is { } at ? [TimeText.Short(at, draft.Zone)] : [])
        {
            Items = 1,
        });
}
