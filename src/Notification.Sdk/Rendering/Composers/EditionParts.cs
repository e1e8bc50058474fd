using Notification.Sdk.Rendering.Documents;

namespace Notification.Sdk.Rendering.Composers;

/// <summary>What the message of a report says about the edition and its documents.</summary>
internal static class EditionParts
{
    public static IEnumerable<Block> Of(Draft draft)
    {
        if (draft.Delivery.Edition is { } edition)
        {
            foreach (Block block in Figures(draft, edition))
            {
                yield return block;
            }
        }

        foreach (Report report in draft.Delivery.Attachments.Take(Limits.Evidences))
        {
            yield return new Fact(draft.Words["label.attached"], Inert.Line(report.FileName, Limits.Name)) { Items = 1 };
        }

        foreach (ReportLink link in draft.Delivery.Links.Take(Limits.Evidences))
        {
            Inert name = Inert.Line(link.FileName, Limits.Name);
            yield return link.Address is { IsAbsoluteUri: true, Scheme: "https" } address
                ? new Link(draft.Words["label.download"], name, address) { Items = 1 }
                : new Note(draft.Words.Format("report.too-large", name)) { Items = 1 };
        }
    }

    private static IEnumerable<Block> Figures(Draft draft, ReportEdition edition)
    {
        Words words = draft.Words;
        yield return new Fact(
            words["label.period"],
            words.Format("period", TimeText.Short(edition.From, draft.Zone), TimeText.Short(edition.To, draft.Zone)));
        ReportFigures figures = edition.Figures;
        foreach ((string label, long count) in new[]
        {
            ("label.opened", figures.Opened), ("label.resolved", figures.Resolved), ("label.ignored", figures.Ignored),
        })
        {
            if (count > 0)
            {
                yield return new Fact(words[label], Words.Number(count));
            }
        }

        if (edition.MissedEditions > 0)
        {
            yield return new Note(words.Count("report.missed", edition.MissedEditions));
        }
    }
}
