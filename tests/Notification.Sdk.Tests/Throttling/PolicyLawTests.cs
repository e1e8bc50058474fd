using FsCheck;
using FsCheck.Fluent;
using Notification.Sdk.Events;
using Notification.Sdk.Tests.Support;
using Notification.Sdk.Throttling;

namespace Notification.Sdk.Tests.Throttling;

/// <summary>The arithmetic of the policies against plain counting, and the instants that their refusals name.</summary>
public sealed class PolicyLawTests
{
    private static readonly DateTimeOffset Noon = Rig.Noon;

    // Instants within a fortnight, in any order: hours are enough to meet a day's border, and each other.
    private static readonly Arbitrary<DateTimeOffset[]> Instants =
        Gen.Choose(0, 14 * 24).Select(hours => Noon.AddHours(hours)).ArrayOf().ToArbitrary();

    private static ThrottleRequest Ask(DateTimeOffset now, int limit = 2, TimeSpan? interval = null) =>
        new("cap", limit, interval ?? TimeSpan.FromHours(1), 0, Severity.High, TimeZoneInfo.Utc, now);

    [Fact]
    public void A_day_counts_like_a_list_of_days_of_which_the_oldest_are_forgotten() => Prop.ForAll(Instants, instants =>
    {
        var policy = new DayPolicy(3);
        long[] state = new long[policy.StateLength];
        Dictionary<DateOnly, int> counts = [];
        DateOnly latest = DateOnly.MinValue;
        foreach (DateTimeOffset now in instants)
        {
            var day = DateOnly.FromDateTime(now.DateTime);
            int count = counts.GetValueOrDefault(day);
            bool room = latest.DayNumber - day.DayNumber < 3 && count < 2;
            ThrottleDecision decision = policy.Decide(Ask(now), state);
            Assert.Equal(room, decision.IsAdmitted);
            if (room)
            {
                counts[day] = count + 1;
                latest = day > latest ? day : latest;
            }
            else
            {
                Assert.Equal(new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero), decision.RefusedUntil);
            }
        }
    }).Holds();

    [Fact]
    public void The_state_of_a_day_is_a_stored_form()
    {
        var policy = new DayPolicy(3);
        long[] state = new long[policy.StateLength];
        policy.Decide(Ask(Noon), state);
        policy.Decide(Ask(Noon.AddDays(-1)), state);
        policy.Decide(Ask(Noon), state);
        Assert.Equal([0, 1, 2, DateOnly.FromDateTime(Noon.DateTime).DayNumber + 1], state);
    }

    [Fact]
    public void A_rolling_interval_holds_no_more_than_the_limit_wherever_it_begins() => Prop.ForAll(Instants, instants =>
    {
        var policy = new RollingPolicy(2);
        TimeSpan interval = TimeSpan.FromHours(30);
        long[] state = new long[policy.StateLength];
        List<DateTimeOffset> admitted = [];
        foreach (DateTimeOffset now in instants)
        {
            if (policy.Decide(Ask(now, interval: interval), state).IsAdmitted)
            {
                admitted.Add(now);
            }

            Assert.Equal(state.Order(), state);
        }

        Assert.All(admitted, from => Assert.InRange(admitted.Count(at => at >= from && at < from + interval), 1, 2));
    }).Holds();

    [Fact]
    public void A_rolling_interval_has_room_again_just_when_its_first_one_leaves_it()
    {
        var policy = new RollingPolicy(2);
        long[] state = new long[policy.StateLength];
        Assert.True(policy.Decide(Ask(Noon), state).IsAdmitted);
        Assert.True(policy.Decide(Ask(Noon.AddMinutes(20)), state).IsAdmitted);
        Assert.Equal(Noon.AddHours(1), policy.Decide(Ask(Noon.AddMinutes(40)), state).RefusedUntil);
        Assert.Equal(Noon.AddHours(1), policy.Decide(Ask(Noon.AddHours(1).AddTicks(-1)), state).RefusedUntil);
        Assert.True(policy.Decide(Ask(Noon.AddHours(1)), state).IsAdmitted);
    }

    [Fact]
    public void A_rate_lets_a_burst_through_and_then_one_in_each_gap()
    {
        var policy = new RatePolicy();
        long[] state = new long[1];
        for (int i = 0; i < 4; i++)
        {
            Assert.True(policy.Decide(Ask(Noon, limit: 4), state).IsAdmitted);
        }

        for (int i = 1; i < 9; i++)
        {
            DateTimeOffset next = Noon.AddMinutes(15 * i);
            Assert.Equal(next, policy.Decide(Ask(next.AddTicks(-1), limit: 4), state).RefusedUntil);
            Assert.True(policy.Decide(Ask(next, limit: 4), state).IsAdmitted);
        }

        Assert.True(policy.Decide(Ask(Noon.AddDays(1), limit: 4), state).IsAdmitted);
        Assert.Equal(Noon.AddDays(1).AddMinutes(15).UtcTicks, state[0]);
    }

    [Fact]
    public void A_gap_is_a_tick_at_least()
    {
        var policy = new RatePolicy();
        long[] state = new long[1];
        for (int i = 0; i < 10; i++)
        {
            Assert.True(policy.Decide(Ask(Noon, limit: 10, interval: TimeSpan.FromTicks(5)), state).IsAdmitted);
        }

        Assert.Equal(
            Noon.AddTicks(1), policy.Decide(Ask(Noon, limit: 10, interval: TimeSpan.FromTicks(5)), state).RefusedUntil);
    }

    [Fact]
    public void A_limit_of_zero_is_asked_again_after_the_interval()
    {
        Assert.Equal(Noon.AddHours(1), new RatePolicy().Decide(Ask(Noon, limit: 0), new long[1]).RefusedUntil);
        Assert.Equal(Noon.AddHours(1), new RollingPolicy(0).Decide(Ask(Noon, limit: 0), new long[1]).RefusedUntil);
    }
}
