using System.Runtime.InteropServices;

namespace Notification.Sdk.Stores;

/// <summary>Refusals that are written together: the latest by name, all of them by number. Not thread-safe.</summary>
public sealed class RefusalBatch
{
    private readonly Dictionary<CountKey, long> _counts = [];
    private readonly Queue<NamedRefusal> _latest = new();
    private readonly int _capacity;

    internal RefusalBatch(int capacity) => _capacity = capacity;

    /// <summary>How many of each.</summary>
    public IReadOnlyDictionary<CountKey, long> Counts => _counts;

    /// <summary>The latest, in their order.</summary>
    public IReadOnlyCollection<NamedRefusal> Latest => _latest;

    internal void Add(in NamedRefusal refusal, long count)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_counts, refusal.Key, out _) += count;
        if (refusal.EventId.Length > 0)
        {
            List(refusal);
        }
    }

    /// <summary>Takes over what came later.</summary>
    internal void Append(RefusalBatch later)
    {
        foreach ((CountKey key, long by) in later._counts)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, key, out _) += by;
        }

        foreach (NamedRefusal refusal in later._latest)
        {
            List(refusal);
        }
    }

    private void List(in NamedRefusal refusal)
    {
        _latest.Enqueue(refusal);
        if (_latest.Count > _capacity)
        {
            _latest.Dequeue();
        }
    }
}
