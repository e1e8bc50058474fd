using Notification.Sdk.Events;
using Notification.Sdk.Rendering.Documents;

namespace Notification.Sdk.Rendering.Composers;

/// <summary>What messages about one event have in common.</summary>
internal static class EventParts
{
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

    public static IEnumerable<Block> Body(Draft draft, SecurityEvent securityEvent)
    {
        foreach (Fact fact in Facts(draft, securityEvent).Where(fact => !fact.Value.IsEmpty))
        {
            yield return fact with { Items = 1 };
        }

        Inert summary = Inert.Line(securityEvent.Summary, Limits.Summary);
        if (!summary.IsEmpty)
        {
            yield return new Quote(summary) { Items = 1 };
        }

        foreach (Block block in EvidenceParts.Of(draft, securityEvent.Evidence))
        {
            yield return block;
        }
    }

    private static IEnumerable<Fact> Facts(Draft draft, SecurityEvent securityEvent)
    {
        Words words = draft.Words;
        yield return new Fact(words["label.asset"], Draft.Asset(securityEvent.Asset));
        yield return new Fact(words["label.internet"], Inert.Line(securityEvent.Asset?.InternetAddress, Limits.Name));
        yield return new Fact(words["label.intranet"], Inert.Line(securityEvent.Asset?.IntranetAddress, Limits.Name));
        if (securityEvent.OccurredAt is { } at)
        {
            yield return new Fact(words["label.time"], TimeText.Full(at, draft.Zone));
        }

        // The usual verdict is not worth a line.
        if (securityEvent.Verdict != Verdict.Confirmed)
        {
            yield return new Fact(words["label.verdict"], words.Find($"verdict.{securityEvent.Verdict}") ?? default);
        }
    }
}
