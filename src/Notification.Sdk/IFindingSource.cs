namespace Notification.Sdk;

/// <summary>Where findings are read: the engine's own store, or a product's database in its place (<c>UseFindingSource</c>). Then the
/// engine keeps none itself; reports and the check before sending read here. Thread-safe. Asked beside the dispatcher's loop: a slow
/// answer delays its own delivery only.</summary>
public interface IFindingSource
{
    /// <summary>Finds findings.</summary>
    /// <param name="query">Which ones, and in which order.</param>
    /// <param name="now">The time for which states hold: see <see cref="Finding.AsOf"/>.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    ValueTask<IReadOnlyList<Finding>> QueryAsync(FindingQuery query, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Counts findings by tenant, topic, state and severity. Pages through <see cref="QueryAsync"/> unless replaced.</summary>
    /// <param name="query">Which ones; <see cref="FindingQuery.Skip"/> and <see cref="FindingQuery.Limit"/> do not count.</param>
    /// <param name="now">The time for which states hold.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    async ValueTask<IReadOnlyList<FindingCount>> CountAsync(
        FindingQuery query, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        const int Page = 1000;
        Dictionary<FindingCount, long> counts = [];
        IReadOnlyList<Finding> page;
        int skip = 0;
        do
        {
            page = await QueryAsync(query with { Skip = skip, Limit = Page }, now, cancellationToken).ConfigureAwait(false);
            foreach (Finding finding in page)
            {
                var key = new FindingCount(
                    finding.Event.Tenant, finding.Event.Topic, finding.AsOf(now).State, finding.Event.Severity, 0);
                counts[key] = counts.GetValueOrDefault(key) + 1;
            }

            skip += page.Count;
        }
        while (page.Count == Page);

        return [.. counts.Select(count => count.Key with { Count = count.Value })];
    }

    /// <summary>Counts the events behind findings over time. None unless replaced: then reports have no chart of events by day.</summary>
    /// <param name="query">Which ones.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    ValueTask<IReadOnlyList<SightingCount>> CountSightingsAsync(SightingQuery query, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<SightingCount>>([]);
}
