using Notification.Sdk.Events;
using Notification.Sdk.Rendering.Documents;

namespace Notification.Sdk.Rendering.Composers;

/// <summary>What gathered since the last report: by asset, the worst first, with what to do about it.</summary>
internal static class ReportComposer
{
    public static Document Compose(Draft draft)
    {
        IReadOnlyList<SecurityEvent> events = draft.Delivery.Events;
        Words words = draft.Words;
        Tally tally = Ranking.Tally(draft, events);
        List<SecurityEvent>[] groups = [.. Groups(events)];
        Inert count = words.Count("findings", events.Count);
        Inert[] assets = [.. groups.Select(group => group[0].Asset).OfType<Asset>().Select(Draft.Asset)];
        return draft.Finish(
            draft.Badge(draft.Delivery.Severity),
            Ranking.Subject(draft, assets, assets.Length, words.Format("report", draft.Topic, count)),
            () => Ranking.Short(draft, assets, assets.Length, count, tally),
            Ranking.Line(words, tally),
            [tally, .. Attachments(draft), .. Sections(draft, groups), .. draft.LeftOut(events.Count - Limits.Items)]);
    }

    // Worst first within a group, so its first event is its worst.
    private static IEnumerable<List<SecurityEvent>> Groups(IEnumerable<SecurityEvent> events) => Ranking
        .WorstFirst(events)
        .GroupBy(securityEvent => securityEvent.Asset?.Id, StringComparer.Ordinal)
        .OrderByDescending(group => group.First().Severity)
        .ThenByDescending(group => group.Count())
        .ThenBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => group.ToList());

    private static IEnumerable<Block> Sections(Draft draft, IEnumerable<List<SecurityEvent>> groups)
    {
        int room = Limits.Items;
        foreach (List<SecurityEvent> group in groups.TakeWhile(_ => room > 0))
        {
            Inert asset = Draft.Asset(group[0].Asset);
            yield return new Section(draft.Words.Format(
                "report.asset",
                asset.IsEmpty ? draft.Words["asset.none"] : asset,
                draft.Words.Count("findings", group.Count)));
            foreach (SecurityEvent securityEvent in group.Take(room))
            {
                yield return new Item(
                    draft.Badge(securityEvent.Severity),
                    draft.Title(securityEvent),
                    [.. Lines(draft, securityEvent)])
                {
                    Items = 1,
                };
            }

            room -= group.Count;
        }
    }

    private static IEnumerable<Inert> Lines(Draft draft, SecurityEvent securityEvent) => securityEvent.Evidence
        .Take(Limits.Evidences)
        .SelectMany(EvidenceFact.Of)
        .Where(fact => fact.Key is
            "vulnerability.cves" or "vulnerability.priority" or "vulnerability.fix" or "baseline.fix")
        .Take(Limits.Evidences)
        .Select(fact => draft.Words.Line(FactWords.Label(draft.Words, fact), FactWords.Value(draft, fact)).Cut(Limits.Fix));

    private static IEnumerable<Block> Attachments(Draft draft) => draft.Delivery.Attachments
        .Take(Limits.Evidences)
        .Select(report => Inert.Line(report.FileName, Limits.Name))
        .Select(name => new Fact(draft.Words["label.attached"], name) { Items = 1 });
}
