using Notification.Sdk.Dispatch;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Administration;

/// <summary>Replays and discards dead letters in pages, and has every act told.</summary>
internal sealed class DeadLetterDesk(
    IDeadLetterStore store,
    IDeliveryLog log,
    PolicyProvider policies,
    DeadLetterNews news,
    DispatchSignal signal,
    TimeProvider time) : IDeadLetters
{
    private const int Page = 500;

    public ValueTask<IReadOnlyList<DeadLetter>> QueryAsync(DeadLetterQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNotEqual(query.Limit, Math.Clamp(query.Limit, 1, 1000), nameof(query));
        return store.QueryAsync(query, cancellationToken);
    }

    public ValueTask<int> ReplayAsync(
        IReadOnlyList<string> deliveryIds, string by, string tenant, CancellationToken cancellationToken) =>
        ActAsync(FindAsync(deliveryIds, tenant, cancellationToken), new DeadLetterQuery { Tenant = tenant }, by, isReplay: true, cancellationToken);

    public ValueTask<int> ReplayAsync(DeadLetterQuery query, string by, CancellationToken cancellationToken) =>
        ActAsync(FindAsync(query, cancellationToken), query, by, isReplay: true, cancellationToken);

    public ValueTask<int> DiscardAsync(
        IReadOnlyList<string> deliveryIds, string by, string tenant, CancellationToken cancellationToken) =>
        ActAsync(FindAsync(deliveryIds, tenant, cancellationToken), new DeadLetterQuery { Tenant = tenant }, by, isReplay: false, cancellationToken);

    public ValueTask<int> DiscardAsync(DeadLetterQuery query, string by, CancellationToken cancellationToken) =>
        ActAsync(FindAsync(query, cancellationToken), query, by, isReplay: false, cancellationToken);

    private async ValueTask<int> ActAsync(
        IAsyncEnumerable<IReadOnlyList<Found>> pages,
        DeadLetterQuery query,
        string by,
        bool isReplay,
        CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        int count = 0;
        try
        {
            Dictionary<string, int> released = new(StringComparer.OrdinalIgnoreCase);
            await foreach (IReadOnlyList<Found> page in pages.ConfigureAwait(false))
            {
                IReadOnlyList<string> done = isReplay
                    ? await ReplayAsync(page, query.Tenant, released, cancellationToken).ConfigureAwait(false)
                    : await store.DiscardAsync(query.Tenant, [.. page.Select(found => found.DeliveryId)], cancellationToken)
                        .ConfigureAwait(false);
                count += done.Count;
            }
        }
        finally
        {
            // Also when the store failed on the way: what was done is told.
            if (count > 0)
            {
                signal.Wake();
                await news.TellAsync(query, by, count, isReplay, time.GetUtcNow()).ConfigureAwait(false);
            }
        }

        return count;
    }

    private async ValueTask<IReadOnlyList<string>> ReplayAsync(
        IReadOnlyList<Found> page, string tenant, Dictionary<string, int> released, CancellationToken cancellationToken)
    {
        PolicySnapshot snapshot = await policies.CurrentAsync(cancellationToken).ConfigureAwait(false);
        TenantPolicies settings = snapshot.Tenant(tenant);
        int perMinute = snapshot.Document.Options.Health.ReleasePerMinute;
        DateTimeOffset now = time.GetUtcNow();
        List<Replay> replays = [];
        foreach (Found found in page.Where(found => settings.Endpoints.ContainsKey(found.Endpoint)))
        {
            int place = released.GetValueOrDefault(found.Endpoint);
            released[found.Endpoint] = place + 1;
            replays.Add(new Replay(found.DeliveryId, now + TimeSpan.FromMinutes(place / perMinute)));
        }

        return await store.ReplayAsync(tenant, replays, cancellationToken).ConfigureAwait(false);
    }

    private async IAsyncEnumerable<IReadOnlyList<Found>> FindAsync(
        DeadLetterQuery query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);

        // Those that are given up again meanwhile are not replayed again.
        DateTimeOffset end = time.GetUtcNow().AddTicks(1);
        DeadLetterQuery next = query with { To = query.To < end ? query.To : end, Limit = Page };
        IReadOnlyList<DeadLetter> letters;
        do
        {
            letters = await store.QueryAsync(next, cancellationToken).ConfigureAwait(false);
            if (letters.Count > 0)
            {
                yield return [.. letters.Select(letter => new Found(letter.DeliveryId, letter.Endpoint))];
                next = next with { From = letters[^1].EndedAt, After = letters[^1].DeliveryId };
            }
        }
        while (letters.Count == Page);
    }

    private async IAsyncEnumerable<IReadOnlyList<Found>> FindAsync(
        IReadOnlyList<string> deliveryIds,
        string tenant,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(deliveryIds);
        foreach (string[] page in deliveryIds.Distinct(StringComparer.Ordinal).Chunk(Page))
        {
            List<Found> found = [];
            foreach (string id in page)
            {
                var query = new DeliveryLogQuery { Tenant = tenant, DeliveryId = id, Limit = 1 };
                IReadOnlyList<DeliveryLogEntry> entries = await log.QueryAsync(query, cancellationToken).ConfigureAwait(false);
                found.AddRange(entries.Select(entry => new Found(id, entry.Endpoint)));
            }

            yield return found;
        }
    }

    private readonly record struct Found(string DeliveryId, string Endpoint);
}
