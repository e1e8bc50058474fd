namespace Notification.Sdk.Stores.InMemory;

/// <summary>Where every leg stands, and how many stand where. Ended entries are forgotten oldest first beyond the capacity; counts
/// are not. Not thread-safe: its store locks.</summary>
internal sealed class OutcomeBook(int capacity)
{
    private readonly Dictionary<string, DeliveryLogEntry> _legs = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Tenant, string EventId), int> _events = [];
    private readonly Dictionary<(string Tenant, OutcomeKey Key), long> _counts = [];
    private readonly Queue<(string LegId, DateTimeOffset? EndedAt)> _ended = new();
    private readonly RefusalRing _refusals = new(Math.Min(capacity, 10_000));

    public bool KnowsLeg(string legId) => _legs.ContainsKey(legId);

    public DeliveryLogEntry Find(string legId) => _legs[legId];

    public bool KnowsEvent(string tenant, string eventId) => _events.ContainsKey((tenant, eventId));

    public void Accept(Leg leg)
    {
        string eventId = leg.Event?.Id ?? "";
        var entry = new DeliveryLogEntry
        {
            Tenant = leg.Tenant,
            EventId = eventId,
            Topic = leg.Topic,
            Endpoint = leg.Endpoint,
            Kind = leg.Kind,
            Outcome = Outcome.Waiting,
            AcceptedAt = leg.AcceptedAt,
            DueAt = leg.DueAt,
        };
        _legs.Add(leg.Id, entry);
        Count(entry, 1);
        if (eventId.Length > 0)
        {
            _events[(leg.Tenant, eventId)] = _events.GetValueOrDefault((leg.Tenant, eventId)) + 1;
        }
    }

    public void Settle(Leg leg, Settlement settlement)
    {
        DeliveryLogEntry before = _legs[leg.Id];
        bool ended = settlement.Outcome != Outcome.Waiting;
        DeliveryLogEntry entry = before with
        {
            Outcome = settlement.Outcome,
            Rule = settlement.Rule,
            DueAt = settlement.NextAt,
            EndedAt = ended ? settlement.At : null,
            DeliveryId = settlement.NamesDelivery ? settlement.Claim.DeliveryId : before.DeliveryId,
            Attempts = before.Attempts + (settlement.WasAttempted ? 1 : 0),
            Member = settlement.Member,
            Code = settlement.Receipt?.Code ?? before.Code,
            Detail = settlement.Receipt?.Detail ?? before.Detail,
            MayBeDuplicate = before.MayBeDuplicate || settlement.MayBeDuplicate,
        };
        Move(leg.Id, before, entry);
        if (ended)
        {
            _ended.Enqueue((leg.Id, entry.EndedAt));
            Forget();
        }
    }

    /// <summary>A dead letter's leg goes out again.</summary>
    public void Reopen(Leg leg, DateTimeOffset dueAt)
    {
        DeliveryLogEntry before = _legs[leg.Id];
        Move(leg.Id, before, before with { Outcome = Outcome.Waiting, Rule = null, DueAt = dueAt, EndedAt = null });
    }

    /// <summary>A dead letter's leg is discarded.</summary>
    public void Discard(Leg leg)
    {
        DeliveryLogEntry before = _legs[leg.Id];
        Move(leg.Id, before, before with { Rule = Rules.Discarded });
    }

    public void Refuse(in RefusalEntry refusal)
    {
        OutcomeKey key = new(refusal.Event.Topic, refusal.Endpoint, refusal.Outcome, refusal.Rule);
        _counts[(refusal.Event.Tenant, key)] = _counts.GetValueOrDefault((refusal.Event.Tenant, key)) + refusal.Count;
        if (refusal.Event.Id.Length > 0)
        {
            _refusals.Add(refusal);
        }
    }

    public IEnumerable<DeliveryLogEntry> Entries() => _legs.Values.Concat(_refusals.Entries());

    public IEnumerable<OutcomeCount> Counts(string tenant) =>
        from count in _counts
        where count.Key.Tenant == tenant && count.Value > 0
        let key = count.Key.Key
        select new OutcomeCount(key.Topic, key.Endpoint, key.Outcome, key.Rule, count.Value);

    private void Move(string legId, DeliveryLogEntry before, DeliveryLogEntry after)
    {
        _legs[legId] = after;
        Count(before, -1);
        Count(after, 1);
    }

    private void Count(DeliveryLogEntry entry, int by)
    {
        (string Tenant, OutcomeKey Key) key =
            (entry.Tenant, new OutcomeKey(entry.Topic, entry.Endpoint, entry.Outcome, entry.Rule ?? ""));
        _counts[key] = _counts.GetValueOrDefault(key) + by;
    }

    private void Forget()
    {
        while (_ended.Count > capacity)
        {
            (string legId, DateTimeOffset? endedAt) = _ended.Dequeue();
            if (!_legs.TryGetValue(legId, out DeliveryLogEntry? entry) || entry.EndedAt != endedAt)
            {
                // Replayed since: it is forgotten after its second end.
                continue;
            }

            _legs.Remove(legId);
            if (entry.EventId.Length == 0)
            {
                continue;
            }

            (string Tenant, string EventId) key = (entry.Tenant, entry.EventId);
            if (--_events[key] == 0)
            {
                _events.Remove(key);
            }
        }
    }

    private readonly record struct OutcomeKey(string Topic, string Endpoint, Outcome Outcome, string Rule);
}
