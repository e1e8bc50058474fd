namespace Notification.Sdk.Gate;

/// <summary>One way in which events of one topic end before the store is asked: what the publisher is told, the same each time, and how
/// often it was. Thread-safe.</summary>
internal sealed class RefusalPoint(string tenant, string topic, string rule, PublishStatus status, IReadOnlyList<RefusedLeg> legs)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly StripedCount _count = new();
    private int _isListed;
    private long _loggedAt;

    public string Tenant { get; } = tenant;

    public string Topic { get; } = topic;

    public string Rule { get; } = rule;

    public PublishStatus Status { get; } = status;

    /// <summary>Empty when the event was routed nowhere.</summary>
    public IReadOnlyList<RefusedLeg> RefusedLegs { get; } = legs;

    public IReadOnlyList<LegResult> Legs { get; } = [.. legs.Select(leg => leg.Result)];

    /// <summary>Counts one.</summary>
    /// <returns>Whether it is the first since the count was taken.</returns>
    public bool Count()
    {
        _count.Add();
        return Volatile.Read(ref _isListed) == 0 && Interlocked.Exchange(ref _isListed, 1) == 0;
    }

    /// <summary>Whether a person should be told of it again: the first time, and then once a minute.</summary>
    public bool IsLoggedAt(long timestamp, TimeProvider time)
    {
        long before = Volatile.Read(ref _loggedAt);
        return (before == 0 || time.GetElapsedTime(before, timestamp) >= Minute)
            && Interlocked.CompareExchange(ref _loggedAt, Math.Max(1, timestamp), before) == before;
    }

    public long TakeCount()
    {
        Volatile.Write(ref _isListed, 0);
        Interlocked.MemoryBarrier();
        return _count.Take();
    }
}
