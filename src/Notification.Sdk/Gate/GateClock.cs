namespace Notification.Sdk.Gate;

/// <summary>The time for answers that are known already: of the system's clock, as it was at the latest tick of a counter that costs a fifth of
/// it, some milliseconds ago at most. Any other clock is asked each time. Thread-safe.</summary>
internal sealed class GateClock(TimeProvider time)
{
    private readonly bool _isSystem = time == TimeProvider.System;
    private long _tick = long.MinValue;
    private long _now;

    public DateTimeOffset Now
    {
        get
        {
            if (!_isSystem)
            {
                return time.GetUtcNow();
            }

            long tick = Environment.TickCount64;
            return Volatile.Read(ref _tick) == tick ? new DateTimeOffset(Volatile.Read(ref _now), TimeSpan.Zero) : Look(tick);
        }
    }

    // The time before the tick: who sees the tick sees its time, or a later one.
    private DateTimeOffset Look(long tick)
    {
        DateTimeOffset now = time.GetUtcNow();
        Volatile.Write(ref _now, now.UtcTicks);
        Volatile.Write(ref _tick, tick);
        return now;
    }
}
