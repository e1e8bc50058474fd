using Notification.Sdk.Events;

namespace Notification.Sdk.Tests.Extending;

public sealed class ScannerFindings(ScannerDatabase database) : IFindingSource
{
    public async ValueTask<IReadOnlyList<Finding>> QueryAsync(
        FindingQuery query, DateTimeOffset now, CancellationToken cancellationToken) =>
        [.. (await database.FindAsync(query.Tenant, query.States, query.Skip, query.Limit, cancellationToken)).Select(row => new Finding
        {
            Id = row.Id,
            Event = SecurityEvents.Vulnerability(new Asset(row.Server), new VulnerabilityEvidence(row.Name) { Fix = row.Fix }),
            State = row.IsFixed ? FindingState.Resolved : FindingState.Open,
            FirstSeenAt = row.Found,
            LastSeenAt = row.Seen,
            OpenedAt = row.Found,
        })];
}
