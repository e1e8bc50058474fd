using Notification.Sdk.Stores;

namespace Notification.Sdk.Editions;

/// <summary>Makes an edition: gathers, and has every generator write its document.</summary>
internal sealed class EditionMaker(EditionGatherer gatherer, IEnumerable<IReportGenerator> generators, IReportStore reports)
{
    private const int FirstOnes = 20;

    private readonly IReportGenerator[] _generators = [.. generators];

    public IReadOnlyList<string> Formats => [.. _generators.Select(generator => generator.Format)];

    /// <summary>The edition; null when it is empty and empty ones are not wanted.</summary>
    public async ValueTask<ReportEdition?> MakeAsync(
        EditionOrder order, bool evenEmpty, int keep, IProgress<ReportProgress>? progress, CancellationToken cancellationToken)
    {
        IReportGenerator[] wanted = order.Formats.Count == 0
            ? _generators
            : Array.FindAll(_generators, generator => order.Formats.Contains(generator.Format, StringComparer.OrdinalIgnoreCase));
        (ReportRequest request, IReadOnlyList<OutcomeCount> totals) =
            await gatherer.GatherAsync(order, cancellationToken).ConfigureAwait(false);
        progress?.Report(new ReportProgress(1, wanted.Length + 1, "gathered"));
        if (request.IsEmpty && !evenEmpty)
        {
            return null;
        }

        List<Report> documents = [];
        foreach (IReportGenerator generator in wanted)
        {
            documents.Add(await generator.GenerateAsync(request, cancellationToken).ConfigureAwait(false));
            progress?.Report(new ReportProgress(documents.Count + 1, wanted.Length + 1, generator.Format));
        }

        ReportEdition edition = Bare(order) with
        {
            Figures = request.Figures,
            First =
            [
                .. request.Open.OrderByDescending(finding => finding.Priority)
                    .ThenByDescending(finding => finding.Event.Severity)
                    .ThenBy(finding => finding.OpenedAt)
                    .Take(FirstOnes),
            ],
            Documents = documents,
            Totals = totals,
        };
        await reports.SaveAsync(edition, keep, cancellationToken).ConfigureAwait(false);
        return edition;
    }

    /// <summary>Records that an edition could not be made.</summary>
    public ValueTask FailAsync(EditionOrder order, string fault, int keep, CancellationToken cancellationToken) =>
        reports.SaveAsync(Bare(order) with { Fault = fault }, keep, cancellationToken);

    private static ReportEdition Bare(EditionOrder order) => new()
    {
        Id = order.Id,
        Tenant = order.Tenant,
        Topic = order.Topic,
        Endpoint = order.Endpoint,
        From = order.From,
        To = order.To,
        MadeAt = order.MadeAt,
        MissedEditions = order.MissedEditions,
    };
}
