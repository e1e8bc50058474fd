using Notification.Sdk.Events;
using Notification.Sdk.Rendering.Documents;

namespace Notification.Sdk.Rendering.Composers;

/// <summary>What messages about one event have in common.</summary>
internal static class EventParts
{
    private const int UsualBlocks = 16;

    /// <summary>The title without any indicator, for a phone; the topic when it was nothing else.</summary>
    public static Inert ShortTitle(Draft draft, SecurityEvent securityEvent)
    {
        Inert title = Indicators.Without(securityEvent);
        return title.IsEmpty ? draft.Topic : title;
    }

    /// <summary>The name of an asset without any indicator; empty when it was nothing else.</summary>
    public static Inert ShortAsset(Asset? asset) => Indicators.Without(Draft.Asset(asset).Value);

    public static Inert Preview(Draft draft, SecurityEvent securityEvent)
    {
        Inert summary = Inert.Line(securityEvent.Summary, Limits.Subject);
        return summary.IsEmpty && securityEvent.OccurredAt is { } at ? TimeText.Full(at, draft.Zone) : summary;
    }

    public static IReadOnlyList<Block> Body(Draft draft, SecurityEvent securityEvent)
    {
        var blocks = new List<Block>(UsualBlocks);
        AddFacts(blocks, draft, securityEvent);
        Inert summary = Inert.Line(securityEvent.Summary, Limits.Summary);
        if (!summary.IsEmpty)
        {
            blocks.Add(new Quote(summary) { Items = 1 });
        }

        EvidenceParts.Add(blocks, draft, securityEvent.Evidence);
        return blocks;
    }

    private static void AddFacts(List<Block> blocks, Draft draft, SecurityEvent securityEvent)
    {
        Words words = draft.Words;
        AddFact(blocks, words["label.asset"], Draft.Asset(securityEvent.Asset));
        AddFact(blocks, words["label.internet"], Inert.Line(securityEvent.Asset?.InternetAddress, Limits.Name));
        AddFact(blocks, words["label.intranet"], Inert.Line(securityEvent.Asset?.IntranetAddress, Limits.Name));
        if (securityEvent.OccurredAt is { } at)
        {
            AddFact(blocks, words["label.time"], TimeText.Full(at, draft.Zone));
        }

        // The usual verdict is not worth a line.
        if (securityEvent.Verdict != Verdict.Confirmed)
        {
            AddFact(blocks, words["label.verdict"], words.Find($"verdict.{securityEvent.Verdict}") ?? default);
        }
    }

    private static void AddFact(List<Block> blocks, Inert label, Inert value)
    {
        if (!value.IsEmpty)
        {
            blocks.Add(new Fact(label, value) { Items = 1 });
        }
    }
}
