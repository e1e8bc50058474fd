using Microsoft.Extensions.Logging;
using Notification.Sdk.Telemetry;

namespace Notification.Sdk.Dispatch;

/// <summary>Notices that the clock was set, by a counter that nobody sets. Used by the dispatcher's loop alone.</summary>
internal sealed class ClockWatch(TimeProvider time, ILogger<ClockWatch> logger)
{
    // More than any correction by a time service, less than anything that matters here.
    private static readonly TimeSpan LeastJump = TimeSpan.FromMinutes(1);

    private DateTimeOffset _wall = time.GetUtcNow();
    private long _counter = time.GetTimestamp();

    /// <summary>How far the clock was set since the last look, below zero for back; null when it was not.</summary>
    public TimeSpan? Look()
    {
        (DateTimeOffset wall, long counter) = (time.GetUtcNow(), time.GetTimestamp());
        DateTimeOffset expected = _wall + time.GetElapsedTime(_counter, counter);
        (_wall, _counter) = (wall, counter);
        TimeSpan jump = wall - expected;
        if (jump.Duration() < LeastJump)
        {
            return null;
        }

        Log.ClockSet(logger, jump > TimeSpan.Zero ? "forward" : "back", jump.Duration(), expected, wall);
        return jump;
    }
}
