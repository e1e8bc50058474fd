namespace Notification.Sdk.Testing;

/// <summary>A clock that stands until it is moved. Everything that waits on it — timers, delays, timeouts — fires on the way, on the mover's
/// thread, in the order of the times, each at its own time. Its local zone is UTC. Thread-safe: two that move it at once move it by the
/// sum.</summary>
public sealed class ManualClock : TimeProvider
{
    /// <summary>Where a clock starts when nothing else is said: Monday, 2 March 2026, 09:00 UTC.</summary>
    public static readonly DateTimeOffset DefaultStart = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now;
    private long _elapsed;

    /// <summary>Starts at <see cref="DefaultStart"/>.</summary>
    public ManualClock()
        : this(DefaultStart)
    {
    }

    /// <summary>Starts at a time.</summary>
    /// <param name="start">The time.</param>
    public ManualClock(DateTimeOffset start) => _now = start.ToUniversalTime();

    /// <summary>The time that it shows, in UTC.</summary>
    public DateTimeOffset Now
    {
        get
        {
            lock (_lock)
            {
                return _now;
            }
        }
    }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now;

    /// <summary>How far it was moved since it was made, in ticks of 100 ns. <see cref="Set"/> does not change it.</summary>
    public override long GetTimestamp()
    {
        lock (_lock)
        {
            return _elapsed;
        }
    }

    /// <summary>Makes a timer that fires when the clock is moved past its time; one without delay fires at the next move, be it by
    /// nothing.</summary>
    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock on.</summary>
    /// <param name="by">How far; nothing or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">It would go back: use <see cref="Set"/>.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        for (bool isThere = false; !isThere;)
        {
            (by, isThere) = Step(by);
        }
    }

    /// <summary>Moves the clock on to a time. An earlier one than now moves nothing.</summary>
    /// <param name="time">The time.</param>
    public void AdvanceTo(DateTimeOffset time)
    {
        for (bool isThere = false; !isThere;)
        {
            TimeSpan left = time - Now;
            (_, isThere) = Step(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        }
    }

    /// <summary>Sets the clock as a person or a time server does, forward or back. What measures — timers, delays, timestamps — does not
    /// notice.</summary>
    /// <param name="time">What it shows from now on.</param>
    public void Set(DateTimeOffset time)
    {
        lock (_lock)
        {
            _now = time.ToUniversalTime();
        }
    }

    /// <summary>Moves to the next timer that is due on the way and fires it, or all the way.</summary>
    private (TimeSpan Left, bool IsThere) Step(TimeSpan by)
    {
        ManualTimer? next;
        TimeSpan moved;
        lock (_lock)
        {
            long target = _elapsed + by.Ticks;
            next = _timers.Where(timer => timer.DueAt <= target).MinBy(timer => timer.DueAt);
            moved = next is null ? by : TimeSpan.FromTicks(Math.Max(0, next.DueAt - _elapsed));
            _elapsed += moved.Ticks;
            _now += moved;
            next?.Reschedule();
        }

        next?.Fire();
        return (by - moved, next is null);
    }

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;
        private bool _isDisposed;

        public long DueAt { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
                if (_isDisposed)
                {
                    return false;
                }

                _period = period;
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    DueAt = clock._elapsed + dueTime.Ticks;
                    clock._timers.Add(this);
                }
            }

            return true;
        }

        /// <summary>Called with the lock held.</summary>
        public void Reschedule()
        {
            DueAt += _period.Ticks;
            if (_period <= TimeSpan.Zero)
            {
                clock._timers.Remove(this);
            }
        }

        public void Fire() => callback(state);

        public void Dispose()
        {
            lock (clock._lock)
            {
                _isDisposed = true;
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
