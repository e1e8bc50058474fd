using Notification.Sdk.Events;

namespace Notification.Sdk.Stores.InMemory;

/// <summary>Sliding counts in memory; a restart begins anew. Beyond a bound of keys the one that was quiet longest goes: an
/// attacker who invents sources costs memory only up to there.</summary>
internal sealed class InMemoryTriggerStore : ITriggerStore
{
    private const int LargestCount = 100_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<Fingerprint, LinkedListNode<(Fingerprint Key, TriggerCounter Counter)>> _byKey = [];
    private readonly LinkedList<(Fingerprint Key, TriggerCounter Counter)> _byUse = new();

    public ValueTask<long> CountAsync(TriggerSighting sighting, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            bool isKnown = _byKey.TryGetValue(sighting.Key, out var node);
            if (sighting.IsDryRun)
            {
                TriggerCounter probe = isKnown ? new TriggerCounter(node!.Value.Counter.ToState()) : new TriggerCounter();
                return ValueTask.FromResult(probe.Count(sighting));
            }

            node ??= Add(sighting.Key);
            _byUse.Remove(node);
            _byUse.AddLast(node);
            return ValueTask.FromResult(node.Value.Counter.Count(sighting));
        }
    }

    private LinkedListNode<(Fingerprint Key, TriggerCounter Counter)> Add(Fingerprint key)
    {
        if (_byKey.Count >= LargestCount)
        {
            _byKey.Remove(_byUse.First!.Value.Key);
            _byUse.RemoveFirst();
        }

        return _byKey[key] = _byUse.AddLast((key, new TriggerCounter()));
    }
}
