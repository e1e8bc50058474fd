using Notification.Sdk.Events;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Findings;

/// <summary>The public door to findings.</summary>
internal sealed class FindingsService(IFindingSource source, PolicyProvider policies, TimeProvider time) : IFindings
{
    public ValueTask<IReadOnlyList<Finding>> QueryAsync(FindingQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNotEqual(query.Limit, Math.Clamp(query.Limit, 1, 10_000), nameof(query));
        ArgumentOutOfRangeException.ThrowIfNegative(query.Skip, nameof(query));
        return source.QueryAsync(query, time.GetUtcNow(), cancellationToken);
    }

    public ValueTask<IReadOnlyList<FindingCount>> CountAsync(FindingQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return source.CountAsync(query, time.GetUtcNow(), cancellationToken);
    }

    public ValueTask<bool> ResolveAsync(
        string id, string resolvedBy, string tenant, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(resolvedBy);
        return ChangeAsync(Change(id, tenant) with { State = FindingState.Resolved, By = resolvedBy }, cancellationToken);
    }

    public async ValueTask<bool> ResolveAsync(
        SecurityEvent sameThing, string resolvedBy, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sameThing);
        PolicySnapshot snapshot = await policies.CurrentAsync(cancellationToken).ConfigureAwait(false);
        string id = FindingIds.Of(sameThing, snapshot.Tenant(sameThing.Tenant).Topic(sameThing.Topic));
        return await ResolveAsync(id, resolvedBy, sameThing.Tenant, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<bool> IgnoreAsync(
        string id, string owner, string reason, DateTimeOffset until, string tenant, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(owner);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        FindingChange change = Change(id, tenant);
        return until > change.At
            ? ChangeAsync(
                change with { State = FindingState.Ignored, By = owner, Reason = reason, Until = until }, cancellationToken)
            : throw new ArgumentException("The end is not in the future. Give the first instant at which it is open again.", nameof(until));
    }

    public ValueTask<bool> ReopenAsync(string id, string tenant, CancellationToken cancellationToken) =>
        ChangeAsync(Change(id, tenant) with { State = FindingState.Open }, cancellationToken);

    private FindingChange Change(string id, string tenant)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentNullException.ThrowIfNull(tenant);
        return new FindingChange(tenant, [id], time.GetUtcNow());
    }

    private async ValueTask<bool> ChangeAsync(FindingChange change, CancellationToken cancellationToken) =>
        source is IFindingStore store
            ? await store.ChangeAsync(change, cancellationToken).ConfigureAwait(false) > 0
            : throw new InvalidOperationException(
                "The findings belong to the registered IFindingSource. Change them in the product's own database.");
}
