using Notification.Sdk.Events;
using Notification.Sdk.Rendering.Documents;

namespace Notification.Sdk.Rendering.Composers;

/// <summary>What gathered since the last report: by asset, the worst first, with what to do about it.</summary>
internal static class ReportComposer
{
    public static Document Compose(Draft draft)
    {
        ReportEdition? edition = draft.Delivery.Edition;
        IReadOnlyList<SecurityEvent> events = edition is { First.Count: > 0 }
            ? [.. edition.First.Select(finding => finding.Event)]
            : draft.Delivery.Events;
        long count = edition is { Figures.Open: > 0 } ? edition.Figures.Open : events.Count;
        Tally tally = edition is { Figures.Open: > 0 }
            ? Ranking.Tally(draft, edition.Figures.OpenBySeverity)
            : Ranking.Tally(draft, events);
        return count == 0 ? Nothing(draft, tally) : Of(draft, events, count, tally);
    }

    private static Document Of(Draft draft, IReadOnlyList<SecurityEvent> events, long count, Tally tally)
    {
        Words words = draft.Words;
        List<SecurityEvent>[] groups = [.. Groups(events)];
        Inert counted = words.Count("findings", count);
        Inert[] assets = [.. groups.Select(group => group[0].Asset).OfType<Asset>().Select(Draft.Asset)];
        return draft.Finish(
            draft.Badge(draft.Delivery.Severity),
            Ranking.Subject(draft, assets, assets.Length, words.Format("report", draft.Topic, counted)),
            () => Ranking.Short(draft, assets, assets.Length, counted, tally),
            Ranking.Line(words, tally),
            [
                tally,
                .. EditionParts.Of(draft),
                .. Sections(draft, groups),
                .. draft.LeftOut(count - Math.Min(events.Count, Limits.Items)),
            ]);
    }

    private static Document Nothing(Draft draft, Tally tally)
    {
        Inert title = draft.Words.Format("report.nothing", draft.Topic);
        Inert body = draft.Words["report.nothing.body"];
        bool isQuiet = draft.Delivery.Edition is null or { Figures.Resolved: 0, Figures.Ignored: 0 };
        return draft.Finish(
            draft.Badge(draft.Delivery.Severity),
            title,
            () => title,
            body,
            [tally, .. isQuiet ? [new Paragraph(body)] : Array.Empty<Block>(), .. EditionParts.Of(draft)]);
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
}
