namespace Notification.Sdk.Stores;

/// <summary>Sightings within a sliding interval. Only as many are remembered as decide the crossing: one more than the
/// threshold. The same over every store. Not thread-safe.</summary>
public sealed class TriggerCounter
{
    private readonly Queue<(long At, long Weight)> _sightings = new();
    private long _count;
    private long _latest;
    private bool _isAbove;

    /// <summary>A counter that has seen nothing.</summary>
    public TriggerCounter()
    {
    }

    /// <summary>A counter that goes on.</summary>
    /// <param name="state">What <see cref="ToState"/> gave.</param>
    /// <exception cref="ArgumentException">The state is of another form.</exception>
    public TriggerCounter(ReadOnlySpan<long> state)
    {
        if (state.Length < 2 || state.Length % 2 != 0)
        {
            throw new ArgumentException("The state of a trigger's counter is two words, and two for each sighting.", nameof(state));
        }

        (_latest, _isAbove) = (state[0], state[1] != 0);
        for (int i = 2; i < state.Length; i += 2)
        {
            _sightings.Enqueue((state[i], state[i + 1]));
            _count += state[i + 1];
        }
    }

    /// <summary>The counter in words: the latest sighting, whether it is above the threshold, then time and weight of each.</summary>
    public long[] ToState() => [_latest, _isAbove ? 1 : 0, .. _sightings.SelectMany(seen => new[] { seen.At, seen.Weight })];

    /// <summary>Counts a sighting. A clock that steps back counts as standing still.</summary>
    /// <param name="sighting">What was seen.</param>
    /// <returns>The count, when it rose above the threshold just now; else zero.</returns>
    public long Count(in TriggerSighting sighting)
    {
        _latest = Math.Max(_latest, sighting.At.UtcTicks);
        long start = _latest - sighting.Within.Ticks;
        while (_sightings.TryPeek(out (long At, long Weight) oldest) && oldest.At <= start)
        {
            Forget();
        }

        _isAbove &= _count > sighting.MoreThan;
        _sightings.Enqueue((_latest, sighting.Weight));
        _count += sighting.Weight;
        long total = _count;
        while (_count - _sightings.Peek().Weight > sighting.MoreThan)
        {
            Forget();
        }

        bool crosses = total > sighting.MoreThan && !_isAbove;
        _isAbove = total > sighting.MoreThan;
        return crosses ? total : 0;
    }

    private void Forget() => _count -= _sightings.Dequeue().Weight;
}
