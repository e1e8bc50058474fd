namespace Notification.Sdk.Stores.InMemory;

/// <summary>Sightings within a sliding interval. Only as many are remembered as decide the crossing: one more than the
/// threshold.</summary>
internal sealed class TriggerCounter
{
    private readonly Queue<(long At, int Weight)> _sightings;
    private long _count;
    private long _latest;
    private bool _isAbove;

    public TriggerCounter() => _sightings = new Queue<(long At, int Weight)>();

    private TriggerCounter(TriggerCounter other)
    {
        _sightings = new Queue<(long At, int Weight)>(other._sightings);
        (_count, _latest, _isAbove) = (other._count, other._latest, other._isAbove);
    }

    public TriggerCounter Copy() => new(this);

    /// <summary>Counts a sighting. A clock that steps back counts as standing still.</summary>
    /// <returns>The count, when it rose above the threshold just now; else zero.</returns>
    public long Count(in TriggerSighting sighting)
    {
        _latest = Math.Max(_latest, sighting.At.UtcTicks);
        long start = _latest - sighting.Within.Ticks;
        while (_sightings.TryPeek(out (long At, int Weight) oldest) && oldest.At <= start)
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
