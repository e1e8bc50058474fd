using Notification.Sdk.Events;

namespace Notification.Sdk.Stores.InMemory;

/// <summary>The counters of budgets. Only admitted events make one. Not thread-safe: its store locks.</summary>
internal sealed class CounterTable
{
    private const int SmallestSweep = 1024;
    private readonly Dictionary<Fingerprint, Counter> _counters = [];
    private int _sweepAt = SmallestSweep;

    /// <summary>A copy of the counter's state, all zero when there is none.</summary>
    public long[] Read(BudgetDraw draw)
    {
        long[] copy = new long[draw.StateLength];
        if (_counters.TryGetValue(draw.Key, out Counter? counter))
        {
            int shared = Math.Min(copy.Length, counter.State.Length);
            counter.State.AsSpan(^shared..).CopyTo(copy.AsSpan(^shared..));
        }

        return copy;
    }

    public void Write(BudgetDraw draw, long[] state, DateTimeOffset now)
    {
        if (_counters.Count >= _sweepAt)
        {
            Sweep(now);
        }

        DateTimeOffset latest = draw.DueAt;
        if (_counters.TryGetValue(draw.Key, out Counter? counter) && counter.Latest > latest)
        {
            latest = counter.Latest;
        }

        _counters[draw.Key] = new Counter(state, latest, draw.Retention);
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

    private sealed record Counter(long[] State, DateTimeOffset Latest, TimeSpan Retention);
}
