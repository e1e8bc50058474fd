namespace Quickstart;

/// <summary>A clock that stands still until it is set, and never steps back. The engine asks it for the time; waiting
/// for an answer from the network still takes real time.</summary>
internal sealed class VirtualClock : TimeProvider
{
    private long _ticks = DateTimeOffset.UnixEpoch.Ticks;

    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _ticks), TimeSpan.Zero);

    /// <summary>Sets the time. An earlier one than now changes nothing.</summary>
    public void AdvanceTo(DateTimeOffset time) => Volatile.Write(ref _ticks, Math.Max(_ticks, time.UtcTicks));
}
