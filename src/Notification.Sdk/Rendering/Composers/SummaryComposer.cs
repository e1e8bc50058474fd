using Notification.Sdk.Rendering.Documents;

namespace Notification.Sdk.Rendering.Composers;

/// <summary>What a budget held back: how much, how bad, where, when, and by which rule.</summary>
internal static class SummaryComposer
{
    /// <exception cref="ArgumentException">The delivery has no <see cref="Delivery.Summary"/>.</exception>
    public static Document Compose(Draft draft)
    {
        OverflowSummary summary = draft.Delivery.Summary ?? throw new ArgumentException(
            "The delivery is a summary, but its Summary is null. Give it what was held back.", nameof(draft));
        Words words = draft.Words;
        Tally tally = Ranking.Tally(draft, summary.BySeverity);
        Inert count = words.Count("held", summary.Count);
        Inert[] assets = [.. summary.TopAssets.Take(Limits.Items).Select(asset => Inert.Line(asset.Key, Limits.Asset))];
        return draft.Finish(
            draft.Badge(draft.Delivery.Severity),
            Ranking.Subject(draft, assets, assets.Length + summary.OtherAssets, count),
            () => Ranking.Short(draft, assets, assets.Length + summary.OtherAssets, count, tally),
            Ranking.Line(words, tally),
            [tally, new Paragraph(words["held.why"]), .. Facts(draft, summary), .. Assets(draft, summary, assets)]);
    }

    private static IEnumerable<Block> Facts(Draft draft, OverflowSummary summary)
    {
        Words words = draft.Words;
        yield return new Fact(words["label.rule"], Inert.Line(string.Join(", ", summary.Rules), Limits.Value)) { Items = 1 };
        yield return new Fact(words["label.topic"], draft.Topic) { Items = 1 };
        yield return new Fact(words["label.first"], TimeText.Full(summary.From, draft.Zone)) { Items = 1 };
        yield return new Fact(words["label.last"], TimeText.Full(summary.To, draft.Zone)) { Items = 1 };
    }

    private static IEnumerable<Block> Assets(Draft draft, OverflowSummary summary, Inert[] assets)
    {
        if (assets.Length > 0)
        {
            yield return new Section(draft.Words["assets.top"]);
        }

        for (int i = 0; i < assets.Length; i++)
        {
            Inert name = assets[i].IsEmpty ? draft.Words["asset.none"] : assets[i];
            yield return new Fact(name, draft.Words.Count("events", summary.TopAssets[i].Value), IsEvidence: true) { Items = 1 };
        }

        if (summary.OtherAssets > 0)
        {
            yield return new Note(draft.Words.More(summary.OtherAssets)) { Items = summary.OtherAssets };
        }
    }
}
