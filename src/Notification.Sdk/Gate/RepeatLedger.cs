using Notification.Sdk.Events;

namespace Notification.Sdk.Gate;

/// <summary>The fingerprints of keys that have a count. Bounded; keeps its memory for the next time.</summary>
internal sealed class RepeatLedger(int largest)
{
    private const int Smallest = 64;

    private readonly Lock _lock = new();
    private Entry[] _entries = [];
    private Entry[] _spare = [];
    private volatile int _count;

    /// <summary>Whether another key may come. Keys that come together may overrun the bound by one for each thread.</summary>
    public bool HasRoom => _count < largest;

    public bool HasAny => _count > 0;

    public void Add(DenyTable table, in GateKey key, Fingerprint fingerprint)
    {
        lock (_lock)
        {
            if (_count == _entries.Length)
            {
                Array.Resize(ref _entries, Math.Max(Smallest, 2 * _count));
            }

            _entries[_count] = new Entry(table, key, fingerprint);
            _count++;
        }
    }

    /// <summary>Takes all entries; they are read until the next time.</summary>
    public ReadOnlySpan<Entry> TakeAll()
    {
        lock (_lock)
        {
            int count = _count;
            Array.Clear(_spare);
            (_entries, _spare, _count) = (_spare, _entries, 0);
            return _spare.AsSpan(0, count);
        }
    }

    public readonly record struct Entry(DenyTable Table, GateKey Key, Fingerprint Fingerprint);
}
