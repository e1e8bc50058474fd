using Notification.Sdk.Dispatch;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Dispatch;

/// <summary>One endpoint's places, pace, pauses and release.</summary>
public sealed class LaneTests
{
    private static readonly DateTimeOffset Noon = Rig.Noon;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lane _lane = new();

    [Fact]
    public void A_pause_is_only_ever_made_longer()
    {
        _lane.PauseUntil(Noon.AddMinutes(2));
        _lane.PauseUntil(Noon.AddMinutes(1));
        Assert.Equal(Noon.AddMinutes(2), _lane.PausedUntil);

        _lane.PauseUntil(Noon.AddMinutes(3));
        Assert.Equal(Noon.AddMinutes(3), _lane.PausedUntil);
    }

    [Theory]
    [InlineData(0, 0, 2, true)]
    [InlineData(0, 1, 2, true)]
    [InlineData(0, 2, 2, false)]
    [InlineData(1, 0, 2, false)]
    public void A_lane_is_free_with_a_place_no_pause_and_nothing_that_waits(int pausedMinutes, int underWay, int places, bool isFree)
    {
        _lane.PauseUntil(Noon.AddMinutes(pausedMinutes));
        _lane.UnderWay = underWay;

        Assert.Equal(isFree, _lane.IsFree(Noon, places, countsClaims: true));
        _lane.Claimed.Enqueue(Claims.New());
        Assert.False(_lane.IsFree(Noon, places, countsClaims: true));
        Assert.Equal(isFree, _lane.IsFree(Noon, places, countsClaims: false));
    }

    [Fact]
    public void A_failure_counts_for_less_than_its_rest_and_goes_with_the_next_success()
    {
        Assert.Null(_lane.Rest.FailedWithin(Minute, Noon));
        _lane.FailedAt = Noon;

        Assert.Equal(Noon, _lane.Rest.FailedWithin(Minute, Noon.AddSeconds(59)));
        Assert.Null(_lane.Rest.FailedWithin(Minute, Noon.AddSeconds(60)));
        _lane.PauseUntil(Noon.AddHours(1));
        Assert.Equal((Noon, Noon.AddHours(1)), (_lane.FailedAt, _lane.PausedUntil));

        _lane.FailedAt = null;
        Assert.Equal((null, Noon.AddHours(1)), (_lane.FailedAt, _lane.PausedUntil));
    }

    [Fact]
    public void What_waited_leaves_so_many_a_minute_and_no_place_of_a_minute_that_passed_is_made_up_for()
    {
        DateTimeOffset[] first = [.. Enumerable.Range(0, 5).Select(_ => _lane.NextRelease(Noon, 2, Noon))];
        Assert.Equal([Noon, Noon, Noon + Minute, Noon + Minute, Noon + (2 * Minute)], first);

        DateTimeOffset later = Noon + (10 * Minute) + TimeSpan.FromSeconds(30);
        DateTimeOffset[] second = [.. Enumerable.Range(0, 3).Select(_ => _lane.NextRelease(Noon, 2, later))];
        Assert.Equal([Noon + (10 * Minute), Noon + (10 * Minute), Noon + (11 * Minute)], second);

        // Another recovery begins anew.
        Assert.Equal([later, later, later + Minute], Enumerable.Range(0, 3).Select(_ => _lane.NextRelease(later, 2, later)));
    }

    [Fact]
    public void Pace_lets_so_many_leave_in_an_interval_and_says_when_the_next_may()
    {
        var pacing = new ChannelPacing(2, Minute);
        Assert.Null(_lane.AskPace(pacing, Noon));
        Assert.Null(_lane.AskPace(pacing, Noon.AddSeconds(10)));

        Assert.Equal(Noon.AddSeconds(60), _lane.AskPace(pacing, Noon.AddSeconds(20)));
        Assert.Null(_lane.AskPace(pacing, Noon.AddSeconds(60)));
        Assert.Equal(Noon.AddSeconds(70), _lane.AskPace(pacing, Noon.AddSeconds(61)));
    }

    [Fact]
    public void Another_pace_goes_on_with_what_left_lately()
    {
        Assert.Null(_lane.AskPace(new ChannelPacing(3, Minute), Noon));
        Assert.Null(_lane.AskPace(new ChannelPacing(3, Minute), Noon.AddSeconds(10)));
        Assert.Null(_lane.AskPace(new ChannelPacing(3, Minute), Noon.AddSeconds(20)));

        // Less at once: the latest ones count.
        Assert.Equal(Noon.AddSeconds(70), _lane.AskPace(new ChannelPacing(2, Minute), Noon.AddSeconds(30)));

        // More at once: there is room.
        Assert.Null(_lane.AskPace(new ChannelPacing(4, Minute), Noon.AddSeconds(30)));
        Assert.Null(_lane.AskPace(new ChannelPacing(4, Minute), Noon.AddSeconds(30)));
        Assert.Equal(Noon.AddSeconds(70), _lane.AskPace(new ChannelPacing(4, Minute), Noon.AddSeconds(30)));
    }

    [Fact]
    public void A_pace_of_nothing_is_one_at_a_time()
    {
        Assert.Null(_lane.AskPace(new ChannelPacing(0, Minute), Noon));
        Assert.Equal(Noon + Minute, _lane.AskPace(new ChannelPacing(-1, Minute), Noon));
    }

    [Fact]
    public void A_clock_that_was_set_moves_what_lasts_for_a_while()
    {
        var pacing = new ChannelPacing(2, Minute);
        _lane.AskPace(pacing, Noon);
        _lane.PauseUntil(Noon.AddMinutes(5));
        _lane.FailedAt = Noon;
        _lane.TryDisabledAt = Noon.AddHours(1);

        _lane.Shift(TimeSpan.FromHours(-3));

        Assert.Equal(Noon.AddHours(-3).AddMinutes(5), _lane.PausedUntil);
        Assert.Equal(Noon.AddHours(-3), _lane.FailedAt);
        Assert.Equal(Noon.AddHours(-2), _lane.TryDisabledAt);
        Assert.Null(_lane.AskPace(pacing, Noon.AddHours(-3).AddSeconds(1)));
        Assert.Equal(Noon.AddHours(-3).AddSeconds(60), _lane.AskPace(pacing, Noon.AddHours(-3).AddSeconds(2)));
    }

    [Fact]
    public void A_lane_without_a_pause_has_none_after_the_clock_was_set()
    {
        _lane.Shift(TimeSpan.FromHours(3));

        Assert.Equal((DateTimeOffset.MinValue, null, null), (_lane.PausedUntil, _lane.FailedAt, _lane.TryDisabledAt));
        _lane.Shift(TimeSpan.FromHours(-3));
        Assert.Equal(DateTimeOffset.MinValue, _lane.PausedUntil);
    }
}
