using Microsoft.Extensions.Options;
using Notification.Sdk.Events;

namespace Notification.Sdk.Stores.InMemory;

/// <summary>Gate, outbox and delivery log in memory, behind one lock; a restart forgets.</summary>
internal sealed class InMemoryStore(IOptions<SecurityNotificationsOptions> options)
    : IAdmissionStore, IOutbox, IOutcomeLog, IDeliveryLog
{
    private readonly Lock _lock = new();
    private readonly DedupTable _dedup = new();
    private readonly CounterTable _counters = new();
    private readonly OutcomeBook _book = new(options.Value.LogCapacity);
    private readonly Dictionary<EndpointKey, EndpointQueue> _queues = [];
    private readonly Dictionary<string, OverflowTally> _tallies = new(StringComparer.Ordinal);

    public ValueTask<AdmissionResult> AdmitAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return ValueTask.FromResult(Admit(request));
        }
    }

    public ValueTask CountAsync(IReadOnlyList<OverflowCount> counts, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
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

    public ValueTask SettleAsync(IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            foreach (Settlement settlement in settlements)
            {
                Settle(settlement);
            }
        }

        return ValueTask.CompletedTask;
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
        lock (_lock)
        {
            return ValueTask.FromResult<IReadOnlyList<DeliveryLogEntry>>(
            [
                .. _book.Entries().Where(entry => Matches(entry, query))
                    .OrderByDescending(entry => entry.AcceptedAt).Take(query.Limit),
            ]);
        }
    }

    public ValueTask<IReadOnlyList<OutcomeCount>> CountAsync(string tenant, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return ValueTask.FromResult<IReadOnlyList<OutcomeCount>>([.. _book.Counts(tenant)]);
        }
    }

    private static bool Matches(DeliveryLogEntry entry, DeliveryLogQuery query) =>
        entry.Tenant == query.Tenant
        && (query.EventId is null || entry.EventId == query.EventId)
        && (query.Endpoint is null || entry.Endpoint.Equals(query.Endpoint, StringComparison.OrdinalIgnoreCase))
        && (query.Outcome is null || entry.Outcome == query.Outcome)
        && (query.From is null || entry.AcceptedAt >= query.From)
        && (query.To is null || entry.AcceptedAt < query.To);

    private AdmissionResult Admit(AdmissionRequest request)
    {
        if (_book.KnowsEvent(request.Event.Tenant, request.Event.Id))
        {
            return AdmissionResult.Refused(Rules.SameId, null);
        }

        if (_dedup.Silencing(request) is { } silencing)
        {
            silencing.Repeats += request.IsDryRun ? 0 : 1;
            return AdmissionResult.Refused(Rules.Duplicate, silencing.Until, silencing.Repeats);
        }

        var round = new BudgetRound(_counters);
        if (request.Legs.Count > 0 && round.Refusal(request.Budgets) is { } refusal)
        {
            return AdmissionResult.Refused(refusal.Rule, refusal.Until);
        }

        LegRefusal?[] refusals = [.. request.Legs.Select(draft => round.Refusal(draft.Budgets))];
        DedupEntry? recurring = _dedup.Recurring(request);
        var result = new AdmissionResult(null, null, recurring is null ? 0 : recurring.Repeats + 1, refusals);
        bool isAdmitted = request.RequiresAllLegs
            ? Array.TrueForAll(refusals, refused => refused is null)
            : Array.Exists(refusals, refused => refused is null);
        if (isAdmitted && !request.IsDryRun)
        {
            Keep(request, round, refusals, recurring);
        }

        return result;
    }

    private void Keep(AdmissionRequest request, BudgetRound round, LegRefusal?[] refusals, DedupEntry? recurring)
    {
        round.Keep(request.Budgets, request.Now);
        for (int i = 0; i < refusals.Length; i++)
        {
            if (refusals[i] is not null)
            {
                continue;
            }

            (Leg leg, IReadOnlyList<BudgetDraw> budgets) = request.Legs[i];
            round.Keep(budgets, request.Now);
            Append(recurring is null || leg.Kind != DeliveryKind.Event ? leg : leg with
            {
                Kind = DeliveryKind.Reminder,
                RepeatCount = recurring.Repeats + 1,
                RepeatSince = recurring.NotifiedAt,
            });
        }

        _dedup.Confirm(request);
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
            batch.DeliveryId = "d-" + Fingerprint.Of([endpoint.Tenant, endpoint.Name, .. batch.Legs.Select(leg => leg.Id)]);
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
        if (settlement.NextAt is not { } next)
        {
            return;
        }

        EndpointQueue queue = Queue(batch.Legs[0]);
        if (!settlement.WasAttempted && batch.Attempts == 0 && settlement.GroupKey is { } groupKey)
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
