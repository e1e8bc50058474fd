using Notification.Sdk.Events;

namespace Notification.Sdk.Stores.InMemory;

/// <summary>The counters of budgets. Only admitted events make one. Not thread-safe: its store locks.</summary>
internal sealed class CounterTable
{
    private const int SmallestSweep = 1024;
    private readonly Dictionary<Fingerprint, Counter> _counters = [];
    private int _sweepAt = SmallestSweep;

    public IReadOnlyList<long>? Find(Fingerprint key) => _counters.GetValueOrDefault(key)?.State;

    public void Write(in CounterWrite write, DateTimeOffset now)
    {
        if (_counters.Count >= _sweepAt)
        {
            Sweep(now);
        }

        DateTimeOffset latest = write.CountedAt;
        if (_counters.TryGetValue(write.Key, out Counter? counter) && counter.Latest > latest)
        {
            latest = counter.Latest;
        }

        _counters[write.Key] = new Counter(write.State, latest, write.Retention);
    }

    private void Sweep(DateTimeOffset now)
    {
        foreach ((Fingerprint key, Counter counter) in _counters)
        {
            if (now - counter.Latest > counter.Retention)
            {
                _counters.Remove(key);
            }
        }

        _sweepAt = Math.Max(SmallestSweep, 2 * _counters.Count);
    }

    private sealed record Counter(IReadOnlyList<long> State, DateTimeOffset Latest, TimeSpan Retention);
}
