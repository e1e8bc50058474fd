using System.Data.Common;
using Microsoft.Extensions.Options;
using Notification.Sdk.Stores;
using Notification.Sdk.Stores.InMemory;

namespace Notification.Sdk.Admission;

/// <summary>Stands in for the store while that is away, for topics that want it: a gate and an outbox in memory, bounded, until the store can be told.
/// Thread-safe; its way out is the dispatcher's alone.</summary>
internal sealed class AwayStore(IOptions<SecurityNotificationsOptions> options) : IAdmissionStore
{
    private readonly Lock _lock = new();
    private readonly HashSet<object> _claimed = new(ReferenceEqualityComparer.Instance);
    private readonly List<(Leg Leg, Outcome Outcome, DateTimeOffset At)> _ended = [];
    private readonly InMemoryStore _memory = new(options);
    private List<OverflowCount> _overflow = [];
    private int _untold;

    /// <summary>How many notifications the store was not told of.</summary>
    public int Untold => Volatile.Read(ref _untold);

    /// <summary>Whether there is anything that the store was not told of.</summary>
    public bool HasAny => Untold > 0;

    public async ValueTask<AdmissionResult> AdmitAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        int most = options.Value.AwayCapacity;
        if (Untold + request.Legs.Count > most)
        {
            throw new StoreException(
                $"The store is away, and this node has decided as much without it as AwayCapacity allows ({most}). Bring the store back, or raise AwayCapacity.",
                isTransient: true);
        }

        AdmissionResult result = await _memory.AdmitAsync(request, cancellationToken).ConfigureAwait(false);
        Interlocked.Add(ref _untold, result.Rule is null && !request.IsDryRun ? result.Legs.Count(refusal => refusal is null) : 0);
        return result;
    }

    public ValueTask CountAsync(IReadOnlyList<OverflowCount> counts, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            foreach (OverflowCount count in counts)
            {
                // Beyond the bound the assets are no longer told apart.
                bool isFull = _overflow.Count >= options.Value.AwayCapacity;
                int same = isFull ? _overflow.FindIndex(other => other.Summary.Id == count.Summary.Id && other.Severity == count.Severity) : -1;
                if (same >= 0)
                {
                    _overflow[same] = _overflow[same] with { Count = _overflow[same].Count + count.Count };
                    continue;
                }

                _overflow.Add(count);
                Interlocked.Increment(ref _untold);
            }
        }

        return ValueTask.CompletedTask;
    }

    public async ValueTask<IReadOnlyList<Claim>> ClaimAsync(ClaimRequest request)
    {
        IReadOnlyList<Claim> claims = await _memory.ClaimAsync(request, CancellationToken.None).ConfigureAwait(false);
        _claimed.UnionWith(claims.Select(claim => claim.Handle!));
        return claims;
    }

    public bool Owns(Claim claim) => claim.Handle is { } handle && _claimed.Contains(handle);

    public async ValueTask SettleAsync(IReadOnlyList<Settlement> settlements)
    {
        await _memory.SettleAsync(settlements, CancellationToken.None).ConfigureAwait(false);
        foreach (Settlement settlement in settlements)
        {
            _claimed.Remove(settlement.Claim.Handle!);
            if (settlement.Outcome != Outcome.Waiting)
            {
                _ended.AddRange(settlement.Claim.Legs.Select(leg => (leg, settlement.Outcome, settlement.At)));
            }
        }
    }

    public ValueTask<DateTimeOffset?> NextDueAsync(IReadOnlyCollection<EndpointKey> except) => _memory.NextDueAsync(except, CancellationToken.None);

    /// <summary>Tells the store all but what is under way: how legs ended, which ones still wait, what budgets held back.</summary>
    /// <exception cref="StoreException">It fails again; what it was not told is told next time.</exception>
    public async ValueTask HandOverAsync(IAdmissionStore store, IOutbox outbox, IOutcomeLog log, DateTimeOffset now)
    {
        await HandOverWaitingAsync(outbox, now).ConfigureAwait(false);
        await HandOverOverflowAsync(store).ConfigureAwait(false);
        foreach ((Leg leg, Outcome outcome, DateTimeOffset at) in _ended)
        {
            log.Record(new RefusalEntry(leg.Event!, leg.Endpoint, "", outcome, Rules.DecidedLocally, at));
        }

        Interlocked.Add(ref _untold, -_ended.Count);
        _ended.Clear();
    }

    // Taken away first: what is counted while the store is told is not among it.
    private async ValueTask HandOverOverflowAsync(IAdmissionStore store)
    {
        List<OverflowCount> overflow;
        lock (_lock)
        {
            (overflow, _overflow) = (_overflow, []);
        }

        if (overflow.Count == 0)
        {
            return;
        }

        try
        {
            await store.CountAsync(overflow, transaction: null, CancellationToken.None).ConfigureAwait(false);
        }
        catch
        {
            lock (_lock)
            {
                _overflow.InsertRange(0, overflow);
            }

            throw;
        }

        Interlocked.Add(ref _untold, -overflow.Count);
    }

    private async ValueTask HandOverWaitingAsync(IOutbox outbox, DateTimeOffset now)
    {
        IReadOnlyList<Claim> waiting = await _memory
            .ClaimAsync(new ClaimRequest(DateTimeOffset.MaxValue, DateTimeOffset.MaxValue, int.MaxValue, []), CancellationToken.None).ConfigureAwait(false);
        Leg[] legs = [.. waiting.SelectMany(claim => claim.Legs.Select(leg => leg with { DueAt = claim.DueAt }))];
        if (legs.Length == 0)
        {
            return;
        }

        try
        {
            await outbox.AppendAsync(legs, CancellationToken.None).ConfigureAwait(false);
        }
        catch
        {
            Settlement[] back = [.. waiting.Select(claim => Settlement.PutOff(claim, now, claim.DueAt, null))];
            await _memory.SettleAsync(back, CancellationToken.None).ConfigureAwait(false);
            throw;
        }

        await _memory.SettleAsync([.. waiting.Select(claim => Settlement.EndedBy(claim, now, Rules.DecidedLocally))], CancellationToken.None)
            .ConfigureAwait(false);
        Interlocked.Add(ref _untold, -legs.Length);
    }
}
