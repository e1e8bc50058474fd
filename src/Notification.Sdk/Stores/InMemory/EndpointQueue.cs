namespace Notification.Sdk.Stores.InMemory;

/// <summary>What waits for one endpoint, soonest due first, then in the order of acceptance. Not thread-safe: its store
/// locks.</summary>
internal sealed class EndpointQueue
{
    private readonly PriorityQueue<Batch, (long DueAt, long Order)> _waiting = new();
    private readonly Dictionary<string, Batch> _open = new(StringComparer.Ordinal);
    private long _order;

    public DateTimeOffset? NextDue => _waiting.TryPeek(out Batch? batch, out _) ? batch.DueAt : null;

    public void Add(Leg leg, DateTimeOffset dueAt, string? groupKey)
    {
        string? groupId = groupKey is null ? null : $"{leg.Topic}\n{leg.Kind == DeliveryKind.Report}\n{groupKey}\n{dueAt.UtcTicks}";
        // A report is one edition, however much is in it.
        if (groupId is not null && _open.TryGetValue(groupId, out Batch? open)
            && (leg.Kind == DeliveryKind.Report || open.Legs.Count < Batch.LargestCount))
        {
            open.Legs.Add(leg);
            return;
        }

        var batch = new Batch(dueAt, groupId);
        batch.Legs.Add(leg);
        if (groupId is not null)
        {
            _open[groupId] = batch;
        }

        Enqueue(batch);
    }

    public void Enqueue(Batch batch) => _waiting.Enqueue(batch, (batch.DueAt.UtcTicks, _order++));

    public bool TryTake(DateTimeOffset now, out Batch? batch)
    {
        if (!_waiting.TryPeek(out batch, out _) || batch.DueAt > now)
        {
            return false;
        }

        _waiting.Dequeue();
        if (batch.GroupId is { } groupId && _open.TryGetValue(groupId, out Batch? open) && open == batch)
        {
            _open.Remove(groupId);
        }

        return true;
    }
}
