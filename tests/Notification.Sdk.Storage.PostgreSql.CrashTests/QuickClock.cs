namespace Notification.Sdk.Storage.PostgreSql.CrashTests;

/// <summary>A clock that runs twenty times as fast from a moment that all nodes share: leases and silences end within seconds.</summary>
internal sealed class QuickClock(DateTimeOffset begin) : TimeProvider
{
    private const int Rate = 20;

    public override DateTimeOffset GetUtcNow() => begin + ((System.GetUtcNow() - begin) * Rate);

    public override long GetTimestamp() => System.GetTimestamp() * Rate;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new QuickTimer(System.CreateTimer(callback, state, Real(dueTime), Real(period)));

    private static TimeSpan Real(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time / Rate;

    private sealed class QuickTimer(ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(Real(dueTime), Real(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
