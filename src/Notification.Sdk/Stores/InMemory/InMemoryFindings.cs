using System.Data.Common;
using Microsoft.Extensions.Options;

namespace Notification.Sdk.Stores.InMemory;

/// <summary>Findings in memory; a restart forgets.</summary>
internal sealed class InMemoryFindings(IOptions<SecurityNotificationsOptions> options) : IFindingStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Tenant, string Id), Finding> _findings = [];
    private readonly SightingTable _sightings = new();

    public ValueTask SeeAsync(
        IReadOnlyList<FindingSighting> sightings, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            foreach (FindingSighting sighting in sightings)
            {
                (string Tenant, string Id) key = (sighting.Event.Tenant, sighting.Id);
                if (sighting.Apply(_findings.GetValueOrDefault(key)) is { } after)
                {
                    _findings[key] = after;
                    _sightings.Add(sighting);
                }
            }

            Forget();
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<int> ChangeAsync(FindingChange change, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int changed = 0;
        lock (_lock)
        {
            foreach (string id in change.Ids)
            {
                if (_findings.TryGetValue((change.Tenant, id), out Finding? before) && change.Apply(before) is { } after)
                {
                    _findings[(change.Tenant, id)] = after;
                    changed++;
                }
            }
        }

        return ValueTask.FromResult(changed);
    }

    public ValueTask<IReadOnlyList<Finding>> QueryAsync(
        FindingQuery query, DateTimeOffset now, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            IEnumerable<Finding> found = Matching(query, now);
            IOrderedEnumerable<Finding> ordered = query.RepeatBy is null
                ? found.OrderByDescending(finding => finding.Event.Severity).ThenBy(finding => finding.FirstSeenAt)
                : found.OrderBy(finding => finding.RepeatAt);
            return ValueTask.FromResult<IReadOnlyList<Finding>>(
                [.. ordered.ThenBy(finding => finding.Id, StringComparer.Ordinal).Skip(query.Skip).Take(query.Limit)]);
        }
    }

    public ValueTask<IReadOnlyList<FindingCount>> CountAsync(
        FindingQuery query, DateTimeOffset now, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return ValueTask.FromResult<IReadOnlyList<FindingCount>>(
            [
                .. Matching(query, now)
                    .CountBy(finding => (finding.Event.Tenant, finding.Event.Topic, finding.State, finding.Event.Severity))
                    .Select(count => new FindingCount(
                        count.Key.Tenant, count.Key.Topic, count.Key.State, count.Key.Severity, count.Value)),
            ]);
        }
    }

    public ValueTask<IReadOnlyList<SightingCount>> CountSightingsAsync(
        SightingQuery query, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return ValueTask.FromResult<IReadOnlyList<SightingCount>>([.. _sightings.Matching(query)]);
        }
    }

    private IEnumerable<Finding> Matching(FindingQuery query, DateTimeOffset now)
    {
        IEnumerable<Finding?> candidates = query is { Ids.Count: > 0, Tenant: { } tenant }
            ? query.Ids.Distinct(StringComparer.Ordinal).Select(id => _findings.GetValueOrDefault((tenant, id)))
            : _findings.Values;
        return candidates.OfType<Finding>().Select(finding => finding.AsOf(now)).Where(finding => FindingMatch.Of(query, finding));
    }

    // Sorting costs, so a tenth goes at once.
    private void Forget()
    {
        int capacity = options.Value.FindingCapacity;
        if (_findings.Count <= capacity)
        {
            return;
        }

        foreach ((string Tenant, string Id) key in _findings
            .OrderBy(finding => finding.Value.ResolvedAt ?? DateTimeOffset.MaxValue)
            .ThenBy(finding => finding.Value.Event.Severity)
            .ThenBy(finding => finding.Value.LastSeenAt)
            .Take(_findings.Count - capacity + (capacity / 10))
            .Select(finding => finding.Key)
            .ToList())
        {
            _findings.Remove(key);
        }
    }
}
