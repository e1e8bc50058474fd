using System.Threading.Channels;

namespace Notification.Sdk.Tests.Support;

/// <summary>A clock that tells how long it is asked to wait: so that a test knows what the engine waits for, and moves the time only then.</summary>
internal sealed class AskedTimers(TimeProvider inner) : TimeProvider
{
    private readonly Channel<TimeSpan> _asked = Channel.CreateUnbounded<TimeSpan>();

    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    public override long TimestampFrequency => inner.TimestampFrequency;

    /// <summary>The next wait that is asked for.</summary>
    public async Task<double> NextSecondsAsync() => (await _asked.Reader.ReadAsync()).TotalSeconds;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow();

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = inner.CreateTimer(callback, state, dueTime, period);
        _asked.Writer.TryWrite(dueTime);
        return timer;
    }
}
