namespace Notification.Sdk.Stores.InMemory;

/// <summary>The latest editions in memory; a restart forgets.</summary>
internal sealed class InMemoryReports : IReportStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Tenant, string Topic, string Endpoint), List<ReportEdition>> _editions = [];

    public ValueTask SaveAsync(ReportEdition edition, int keep, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            (string Tenant, string Topic, string Endpoint) key = (edition.Tenant, edition.Topic, edition.Endpoint);
            IEnumerable<ReportEdition> others = _editions.GetValueOrDefault(key, []).Where(other => other.Id != edition.Id);
            _editions[key] = [.. LatestFirst(others.Append(edition)).Take(keep)];
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<ReportEdition>> ListAsync(ReportQuery query, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            IEnumerable<ReportEdition> found = _editions.Values.SelectMany(editions => editions).Where(edition =>
                edition.Tenant == query.Tenant
                && (query.Id is null || edition.Id == query.Id)
                && (query.Topic is null || edition.Topic.Equals(query.Topic, StringComparison.OrdinalIgnoreCase))
                && (query.Endpoint is null || edition.Endpoint.Equals(query.Endpoint, StringComparison.OrdinalIgnoreCase)));
            return ValueTask.FromResult<IReadOnlyList<ReportEdition>>([.. LatestFirst(found).Take(query.Limit)]);
        }
    }

    private static IEnumerable<ReportEdition> LatestFirst(IEnumerable<ReportEdition> editions) =>
        editions.OrderByDescending(edition => edition.To).ThenByDescending(edition => edition.MadeAt);
}
