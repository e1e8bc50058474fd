namespace Notification.Sdk.Editions;

/// <summary>Which documents of an edition go along, and where the larger ones are.</summary>
internal sealed class Attachments(IEnumerable<IReportLink> links)
{
    private readonly IReportLink? _link = links.LastOrDefault();

    public async ValueTask<(IReadOnlyList<Report> Attached, IReadOnlyList<ReportLink> Linked)> OfAsync(
        ReportEdition edition, int largest, CancellationToken cancellationToken)
    {
        List<Report> attached = [];
        List<ReportLink> linked = [];
        foreach (Report document in edition.Documents)
        {
            if (document.Content.Length <= largest)
            {
                attached.Add(document);
                continue;
            }

            Uri? address = _link is null
                ? null
                : await _link.LinkAsync(edition, document, cancellationToken).ConfigureAwait(false);
            linked.Add(new ReportLink(document.FileName, document.Content.Length, address));
        }

        return (attached, linked);
    }
}
