using Notification.Sdk.Dispatch;
using Notification.Sdk.Policies;
using Notification.Sdk.Stores;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Dispatch;

/// <summary>How what waited for a sick endpoint is let out once it is well.</summary>
public sealed class ReleaseTests
{
    private static readonly DateTimeOffset Recovered = Rig.Noon;
    private static readonly HealthRule Rule = new() { ReleasePerMinute = 2, DigestAfter = TimeSpan.FromHours(1) };

    private readonly Lane _lane = new();

    [Fact]
    public void Only_what_was_due_before_the_recovery_of_a_healthy_endpoint_is_held_to_the_pace()
    {
        Claim waited = Claims.New(dueAt: Recovered.AddMinutes(-5), acceptedAt: Recovered.AddMinutes(-5));
        Assert.Null(Decide(Claims.New(dueAt: Recovered)));
        Assert.Null(Decide(waited, HealthRecord.None(Claims.Ops)));
        Assert.Null(Decide(waited, Healthy() with { Stage = HealthStage.Unhealthy }));
        Assert.Null(Decide(waited, Healthy() with { Since = Recovered.AddMinutes(1) }));

        Assert.Null(Decide(waited));
        Assert.Null(Decide(waited));
        Settlement third = Decide(waited)!;
        Assert.Equal((Recovered.AddMinutes(1), null, false), (third.NextAt, third.GroupKey, third.WasAttempted));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(59, 1)]
    [InlineData(60, 2)]
    [InlineData(150, 3)]
    public void Old_news_wait_for_the_end_of_the_minute_to_go_out_together(int secondsLater, int minutes)
    {
        DateTimeOffset now = Recovered.AddSeconds(secondsLater);
        Settlement put = Decide(Old(now), now: now)!;

        Assert.Equal((Recovered.AddMinutes(minutes), "released"), (put.NextAt, put.GroupKey));
    }

    [Fact]
    public void News_are_old_after_the_time_of_the_rule_and_never_when_that_is_nothing()
    {
        Claim almost = Claims.New(dueAt: Recovered.AddHours(-1), acceptedAt: Recovered.AddHours(-1).AddTicks(1));
        Assert.Null(Decide(almost));
        Assert.NotNull(Decide(Claims.New(dueAt: Recovered.AddHours(-1), acceptedAt: Recovered.AddHours(-1))));

        Assert.Null(Decide(Old(Recovered), rule: new HealthRule { ReleasePerMinute = 2, DigestAfter = TimeSpan.Zero }, lane: new Lane()));
    }

    [Fact]
    public void What_was_attempted_or_is_no_plain_notification_keeps_its_company()
    {
        DateTimeOffset then = Recovered.AddHours(-2);
        Assert.Null(DecideAlone(Claims.New(dueAt: then, acceptedAt: then, attempt: 2)));
        Assert.Null(DecideAlone(Claims.New(dueAt: then, acceptedAt: then, isInterrupted: true)));
        Assert.Null(DecideAlone(Claims.New(dueAt: then, acceptedAt: then, kind: DeliveryKind.Summary)));
        Assert.Null(DecideAlone(Claims.New(dueAt: then, acceptedAt: then, kind: DeliveryKind.Report)));
        Assert.NotNull(DecideAlone(Claims.New(dueAt: then, acceptedAt: then, kind: DeliveryKind.Reminder)));
    }

    private static HealthRecord Healthy() => new(Claims.Ops, HealthStage.Healthy, HealthStage.Healthy, Recovered);

    private static Claim Old(DateTimeOffset now) => Claims.New(dueAt: Recovered.AddHours(-3), acceptedAt: now.AddHours(-3));

    private static Settlement? DecideAlone(Claim claim) => Release.Decide(claim, new Lane(), Healthy(), Rule, Recovered);

    private Settlement? Decide(
        Claim claim, HealthRecord? record = null, DateTimeOffset? now = null, HealthRule? rule = null, Lane? lane = null) =>
        Release.Decide(claim, lane ?? _lane, record ?? Healthy(), rule ?? Rule, now ?? Recovered);
}
