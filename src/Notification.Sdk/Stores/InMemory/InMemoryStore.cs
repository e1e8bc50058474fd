using System.Data.Common;
using Microsoft.Extensions.Options;
using Notification.Sdk.Events;

namespace Notification.Sdk.Stores.InMemory;

/// <summary>Gate, outbox, delivery log and dead letters in memory, behind one lock; a restart forgets.</summary>
internal sealed partial class InMemoryStore : IAdmissionStore, IAdmissionState, IOutbox, IOutcomeLog, IDeliveryLog
{
    private readonly Lock _lock = new();
    private Action? _beforeRead;
    private readonly DedupTable _dedup = new();
    private readonly CounterTable _counters = new();
    private readonly OutcomeBook _book;
    private readonly DeadLetterTable _dead;
    private readonly Dictionary<EndpointKey, EndpointQueue> _queues = [];
    private readonly Dictionary<string, OverflowTally> _tallies = new(StringComparer.Ordinal);

    public InMemoryStore(IOptions<SecurityNotificationsOptions> options)
    {
        _book = new OutcomeBook(options.Value.LogCapacity);
        _dead = new DeadLetterTable(_book);
    }

    public ValueTask<AdmissionResult> AdmitAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        RefuseTransaction(request.Transaction);
        lock (_lock)
        {
            return ValueTask.FromResult(Admit(request));
        }
    }

    public ValueTask CountAsync(
        IReadOnlyList<OverflowCount> counts, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RefuseTransaction(transaction);
        lock (_lock)
        {
            foreach (OverflowCount count in counts)
            {
                Tally(count).Add(count);
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask AppendAsync(IReadOnlyList<Leg> legs, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            foreach (Leg leg in legs.Where(leg => !_book.KnowsLeg(leg.Id)))
            {
                Append(leg);
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<Claim>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            List<Claim> claims = [];
            foreach ((EndpointKey endpoint, EndpointQueue queue) in _queues)
            {
                if (request.Except.Contains(endpoint))
                {
                    continue;
                }

                for (int i = 0; i < request.PerEndpoint && queue.TryTake(request.Now, out Batch? batch); i++)
                {
                    claims.Add(Claim(endpoint, batch!, request.Now));
                }
            }

            claims.Sort((x, y) => x.DueAt.CompareTo(y.DueAt));
            return ValueTask.FromResult<IReadOnlyList<Claim>>(claims);
        }
    }

    /// <summary>Nothing to keep: when the process ends, the claims end with it.</summary>
    public ValueTask<IReadOnlyList<Claim>> StartAsync(
        IReadOnlyList<Claim> claims, DateTimeOffset now, CancellationToken cancellationToken) => ValueTask.FromResult(claims);

    public ValueTask<int> SettleAsync(IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            foreach (Settlement settlement in settlements)
            {
                Settle(settlement);
            }
        }

        return ValueTask.FromResult(0);
    }

    public ValueTask<DateTimeOffset?> NextDueAsync(
        IReadOnlyCollection<EndpointKey> except, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return ValueTask.FromResult(
                _queues.Where(queue => !except.Contains(queue.Key)).Min(queue => queue.Value.NextDue));
        }
    }

    public void FlushBeforeReading(Action flush) => _beforeRead = flush;

    public void Record(in RefusalEntry entry)
    {
        lock (_lock)
        {
            _book.Refuse(entry);
        }
    }

    public ValueTask<IReadOnlyList<DeliveryLogEntry>> QueryAsync(
        DeliveryLogQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNotEqual(query.Limit, Math.Clamp(query.Limit, 1, 10_000), nameof(query));
        _beforeRead?.Invoke();
        lock (_lock)
        {
            return ValueTask.FromResult<IReadOnlyList<DeliveryLogEntry>>(
            [
                .. _book.Entries().Where(query.Matches)
                    .OrderByDescending(entry => entry.AcceptedAt).Take(query.Limit),
            ]);
        }
    }

    public ValueTask<IReadOnlyList<OutcomeCount>> CountAsync(string tenant, CancellationToken cancellationToken)
    {
        _beforeRead?.Invoke();
        lock (_lock)
        {
            return ValueTask.FromResult<IReadOnlyList<OutcomeCount>>([.. _book.Counts(tenant)]);
        }
    }

    bool IAdmissionState.KnowsEvent(string tenant, string eventId) => _book.KnowsEvent(tenant, eventId);

    DedupRecord? IAdmissionState.FindDedup(Fingerprint fingerprint) => _dedup.Find(fingerprint);

    IReadOnlyList<long>? IAdmissionState.FindCounter(Fingerprint key) => _counters.Find(key);

    private static void RefuseTransaction(DbTransaction? transaction)
    {
        if (transaction is not null)
        {
            throw new NotSupportedException(
                "The store in memory cannot join a database transaction. Use a store of that database, such as UseSqlite(…).");
        }
    }

    private AdmissionResult Admit(AdmissionRequest request)
    {
        AdmissionDecision decision = AdmissionDecision.Of(request, this);
        foreach (CounterWrite counter in decision.Counters)
        {
            _counters.Write(counter, request.Now);
        }

        foreach (Leg leg in decision.Legs)
        {
            Append(leg);
        }

        if (decision.Dedup is { } record)
        {
            _dedup.Write(request.Fingerprint, record, request.Now);
        }

        return decision.Result;
    }

    private OverflowTally Tally(in OverflowCount count)
    {
        Leg summary = count.Summary;
        if (_tallies.TryGetValue(summary.Id, out OverflowTally? tally))
        {
            return tally;
        }

        // A straggler of a period whose summary is on its way gets another summary.
        Leg leg = summary;
        while (_book.KnowsLeg(leg.Id))
        {
            leg = leg with { Id = leg.Id + "+" };
        }

        _tallies[summary.Id] = tally = new OverflowTally();
        Append(leg);
        return tally;
    }

    private void Append(Leg leg)
    {
        _book.Accept(leg);
        Queue(leg).Add(leg, leg.DueAt, leg.GroupKey);
    }

    private Claim Claim(EndpointKey endpoint, Batch batch, DateTimeOffset now)
    {
        if (batch.DeliveryId is null)
        {
            batch.DeliveryId = Stores.Claim.IdFor(endpoint, batch.Legs);
            batch.CreatedAt = now;
        }

        if (batch.Summary is null && batch.Legs[0] is { Kind: DeliveryKind.Summary } summary
            && _tallies.Remove(summary.Id.TrimEnd('+'), out OverflowTally? tally))
        {
            batch.Summary = tally.ToSummary();
        }

        return new Claim
        {
            DeliveryId = batch.DeliveryId,
            Endpoint = endpoint,
            Legs = batch.Legs,
            Attempt = batch.Attempts + 1,
            CreatedAt = batch.CreatedAt,
            DueAt = batch.DueAt,
            StillOwed = batch.StillOwed,
            Member = batch.Member,
            Summary = batch.Summary,
            Handle = batch,
        };
    }

    private void Settle(Settlement settlement)
    {
        var batch = (Batch)settlement.Claim.Handle!;
        batch.Legs.ForEach(leg => _book.Settle(leg, settlement));
        if (settlement.Outcome == Outcome.DeadLettered)
        {
            _dead.Add(settlement, batch);
        }

        if (settlement.NextAt is not { } next)
        {
            return;
        }

        EndpointQueue queue = Queue(batch.Legs[0]);
        if (!settlement.WasAttempted && batch is { Attempts: 0, IsReplayed: false } && settlement.GroupKey is { } groupKey)
        {
            batch.Legs.ForEach(leg => queue.Add(leg, next, groupKey));
            return;
        }

        batch.DueAt = next;
        batch.Attempts += settlement.WasAttempted ? 1 : 0;
        batch.StillOwed = settlement.StillOwed;
        batch.Member = settlement.Member;
        queue.Enqueue(batch);
    }

    private EndpointQueue Queue(Leg leg)
    {
        var key = new EndpointKey(leg.Tenant, leg.Endpoint);
        if (!_queues.TryGetValue(key, out EndpointQueue? queue))
        {
            _queues[key] = queue = new EndpointQueue();
        }

        return queue;
    }
}
