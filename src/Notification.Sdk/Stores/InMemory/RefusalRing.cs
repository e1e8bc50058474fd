namespace Notification.Sdk.Stores.InMemory;

/// <summary>The latest refusals. Keeps names, never an event. Not thread-safe: its store locks.</summary>
internal sealed class RefusalRing(int capacity)
{
    private readonly List<Kept> _ring = [];
    private int _next;

    public void Add(in RefusalEntry refusal)
    {
        var kept = new Kept(
            refusal.Event.Tenant,
            refusal.Event.Id,
            refusal.Event.Topic,
            refusal.Endpoint,
            refusal.Outcome,
            refusal.Rule,
            refusal.At);
        if (_ring.Count < capacity)
        {
            _ring.Add(kept);
            return;
        }

        _ring[_next] = kept;
        _next = (_next + 1) % capacity;
    }

    public IEnumerable<DeliveryLogEntry> Entries() => _ring.Select(kept => new DeliveryLogEntry
    {
        Tenant = kept.Tenant,
        EventId = kept.EventId,
        Topic = kept.Topic,
        Endpoint = kept.Endpoint,
        Kind = DeliveryKind.Event,
        Outcome = kept.Outcome,
        Rule = kept.Rule,
        AcceptedAt = kept.At,
        EndedAt = kept.At,
    });

    private readonly record struct Kept(
        string Tenant, string EventId, string Topic, string Endpoint, Outcome Outcome, string Rule, DateTimeOffset At);
}
