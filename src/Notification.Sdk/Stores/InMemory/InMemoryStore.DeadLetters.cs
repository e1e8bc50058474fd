namespace Notification.Sdk.Stores.InMemory;

internal sealed partial class InMemoryStore : IDeadLetterStore
{
    public ValueTask<IReadOnlyList<DeadLetter>> QueryAsync(DeadLetterQuery query, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return ValueTask.FromResult<IReadOnlyList<DeadLetter>>([.. _dead.Query(query)]);
        }
    }

    public ValueTask<IReadOnlyList<string>> ReplayAsync(
        string tenant, IReadOnlyList<Replay> replays, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return ValueTask.FromResult<IReadOnlyList<string>>(
                [.. replays.Where(replay => Replay(tenant, replay)).Select(replay => replay.DeliveryId)]);
        }
    }

    public ValueTask<IReadOnlyList<string>> DiscardAsync(
        string tenant, IReadOnlyList<string> deliveryIds, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            List<string> discarded = [];
            foreach (string id in deliveryIds)
            {
                if (_dead.Take(tenant, id) is { } batch)
                {
                    batch.Legs.ForEach(_book.Discard);
                    discarded.Add(id);
                }
            }

            return ValueTask.FromResult<IReadOnlyList<string>>(discarded);
        }
    }

    private bool Replay(string tenant, Replay replay)
    {
        if (_dead.Take(tenant, replay.DeliveryId) is not { } batch)
        {
            return false;
        }

        batch.Legs.ForEach(leg => _book.Reopen(leg, replay.DueAt));
        (batch.DueAt, batch.Attempts, batch.IsReplayed) = (replay.DueAt, 0, true);
        Queue(batch.Legs[0]).Enqueue(batch);
        return true;
    }
}
