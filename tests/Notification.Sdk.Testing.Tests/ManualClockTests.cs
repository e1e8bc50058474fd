using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Notification.Sdk.Testing.Tests;

public sealed class ManualClockTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly ManualClock _clock = new();
    private readonly List<string> _fired = [];

    [Fact]
    public void It_stands_until_it_is_moved()
    {
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero), _clock.Now);
        _clock.Advance(Second);
        Assert.Equal(ManualClock.DefaultStart + Second, _clock.GetUtcNow());
        Assert.Equal(Second, _clock.GetElapsedTime(0));
        Assert.Equal(TimeZoneInfo.Utc, _clock.LocalTimeZone);
    }

    [Fact]
    public void An_earlier_time_moves_nothing_and_a_negative_step_is_refused()
    {
        _clock.AdvanceTo(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(2)));
        Assert.Equal(ManualClock.DefaultStart, _clock.Now);
        Assert.Throws<ArgumentOutOfRangeException>(() => _clock.Advance(-Second));
    }

    [Fact]
    public void Timers_fire_in_order_each_at_its_own_time()
    {
        Note("c", 3);
        Note("a", 1);
        Note("b", 2, period: 2);
        _clock.Advance(5 * Second);
        Assert.Equal(["a 1", "b 2", "c 3", "b 4"], _fired);
        _clock.AdvanceTo(ManualClock.DefaultStart + (6 * Second));
        Assert.Equal("b 6", _fired[^1]);
    }

    [Fact]
    public void A_timer_that_a_timer_starts_fires_on_the_same_way()
    {
        using ITimer first = _clock.CreateTimer(_ => Note("second", 1), null, Second, Timeout.InfiniteTimeSpan);
        _clock.Advance(2 * Second);
        Assert.Equal(["second 2"], _fired);
    }

    [Fact]
    public void A_changed_timer_fires_at_its_new_time_and_a_disposed_one_never()
    {
        ITimer timer = Note("a", 1);
        Assert.True(timer.Change(3 * Second, Timeout.InfiniteTimeSpan));
        ITimer gone = Note("b", 1);
        gone.Dispose();
        Assert.False(gone.Change(Second, Second));
        _clock.Advance(2 * Second);
        Assert.Empty(_fired);
        _clock.Advance(Second);
        Assert.Equal(["a 3"], _fired);
    }

    [Fact]
    public void Setting_it_moves_what_it_shows_and_no_timer()
    {
        Note("a", 60);
        _clock.Set(ManualClock.DefaultStart.AddDays(-1));
        Assert.Equal(ManualClock.DefaultStart.AddDays(-1), _clock.Now);
        _clock.Set(ManualClock.DefaultStart.AddYears(1));
        Assert.Empty(_fired);
        Assert.Equal(0, _clock.GetTimestamp());
        _clock.Advance(60 * Second);
        Assert.Equal(["a 60"], _fired);
    }

    [Fact]
    public async Task A_delay_and_a_timeout_wait_for_it()
    {
        Task delay = Task.Delay(Second, _clock);
        using var timeout = new CancellationTokenSource(2 * Second, _clock);
        _clock.Advance(Second);
        await delay;
        Assert.False(timeout.IsCancellationRequested);
        _clock.Advance(Second);
        Assert.True(timeout.IsCancellationRequested);
    }

    [Fact]
    public void Moves_of_many_threads_add_up_and_every_timer_fires_once()
    {
        int fired = 0;
        ITimer[] timers = [.. Enumerable.Range(1, 1_000).Select(i => _clock.CreateTimer(
            _ => Interlocked.Increment(ref fired), null, TimeSpan.FromSeconds(i), Timeout.InfiniteTimeSpan))];
        Parallel.For(0, 1_000, _ => _clock.Advance(Second));
        Assert.Equal(ManualClock.DefaultStart.AddSeconds(1_000), _clock.Now);
        Assert.Equal((1_000, 1_000), (fired, timers.Length));
    }

    [Fact]
    public void However_it_is_cut_a_way_ends_at_the_same_time() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(),
        steps =>
        {
            var clock = new ManualClock();
            List<long> fired = [];
            using ITimer timer = clock.CreateTimer(_ => fired.Add(clock.GetTimestamp()), null, 7 * Second, 7 * Second);
            Array.ForEach(steps, step => clock.Advance(TimeSpan.FromSeconds(step)));
            int sum = steps.Sum(step => step);
            Assert.Equal(ManualClock.DefaultStart.AddSeconds(sum), clock.Now);
            Assert.Equal(Enumerable.Range(1, sum / 7).Select(i => i * 7 * TimeSpan.TicksPerSecond), fired);
        }).Holds();

    private ITimer Note(string name, int seconds, int? period = null) => _clock.CreateTimer(
        _ => _fired.Add(string.Create(CultureInfo.InvariantCulture, $"{name} {_clock.GetElapsedTime(0).TotalSeconds}")),
        null,
        TimeSpan.FromSeconds(seconds),
        period is { } every ? TimeSpan.FromSeconds(every) : Timeout.InfiniteTimeSpan);
}
