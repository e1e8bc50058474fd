using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Tests.Support;
using Notification.Sdk.Throttling;

namespace Notification.Sdk.Tests.Throttling;

/// <summary>Which counter a rule draws on: what must share one, what must not, and how long it is kept.</summary>
public sealed class ThrottleTests
{
    private static readonly ThrottleScope[] Scopes =
        [.. Enumerable.Range(0, 16).Select(bits => (ThrottleScope)bits)];

    public static TheoryData<ThrottleScope> AllScopes => [.. Scopes];

    private static Throttle Throttle(Action<ThrottleRule>? change = null, string owner = "alerts")
    {
        var rule = new ThrottleRule { Name = "cap", Limit = 10 };
        change?.Invoke(rule);
        return new Throttle(rule, owner, TimeZoneInfo.Utc, new RatePolicy());
    }

    [Theory]
    [InlineData(10, null, 4)]
    [InlineData(7, null, 2)]
    [InlineData(1, null, 0)]
    [InlineData(10, 3, 3)]
    [InlineData(10, 0, 0)]
    [InlineData(10, 99, 10)]
    public void Two_fifths_are_reserved_or_what_was_said_and_never_more_than_the_limit(int limit, int? said, int reserved) =>
        Assert.Equal(reserved, Throttle(rule => (rule.Limit, rule.ReservedForHigh) = (limit, said)).Reserved);

    [Theory]
    [InlineData(1, 48)]
    [InlineData(48, 48)]
    [InlineData(72, 72)]
    public void A_counter_is_kept_for_its_interval_and_for_two_days_at_least(int interval, int kept) =>
        Assert.Equal(TimeSpan.FromHours(kept), Throttle(rule => rule.Interval = TimeSpan.FromHours(interval)).Retention);

    [Theory]
    [MemberData(nameof(AllScopes))]
    public void Just_what_is_in_the_scope_has_a_counter_of_its_own(ThrottleScope scope)
    {
        Throttle throttle = Throttle(rule => rule.Scope = scope);
        SecurityEvent alert = Rig.Alert("web-1");
        Fingerprint key = throttle.KeyFor(alert, "ann", "ops");
        Assert.Equal(scope.HasFlag(ThrottleScope.Topic), key != throttle.KeyFor(alert with { Topic = "other" }, "ann", "ops"));
        Assert.Equal(scope.HasFlag(ThrottleScope.Asset), key != throttle.KeyFor(alert with { Asset = new Asset("web-2") }, "ann", "ops"));
        Assert.Equal(scope.HasFlag(ThrottleScope.Recipient), key != throttle.KeyFor(alert, "bob", "ops"));
        Assert.Equal(scope.HasFlag(ThrottleScope.Endpoint), key != throttle.KeyFor(alert, "ann", "second"));
        Assert.NotEqual(key, throttle.KeyFor(alert with { Tenant = "other" }, "ann", "ops"));
        Assert.Equal(key, throttle.KeyFor(alert with { Id = "another" }, "ann", "ops"));
    }

    [Theory]
    [MemberData(nameof(AllScopes))]
    public void A_scope_says_whether_one_counter_serves_a_topic_and_whether_there_is_one_for_each_leg(ThrottleScope scope)
    {
        Throttle throttle = Throttle(rule => rule.Scope = scope);
        bool leg = scope.HasFlag(ThrottleScope.Recipient) || scope.HasFlag(ThrottleScope.Endpoint);
        bool asset = scope.HasFlag(ThrottleScope.Asset);
        Assert.Equal((leg, !leg && !asset), (throttle.IsPerLeg, throttle.IsPerTopic));
        Assert.True(throttle.AppliesTo(Rig.Alert()));
        Assert.Equal(!asset, throttle.AppliesTo(Rig.Alert() with { Asset = null }));
    }

    [Fact]
    public void Rules_that_count_otherwise_share_no_counter_and_a_changed_limit_goes_on_with_its_own()
    {
        Fingerprint Key(Throttle throttle) => throttle.KeyFor(Rig.Alert(), "ann", "ops");
        Fingerprint[] keys =
        [
            Key(Throttle()),
            Key(Throttle(owner: "system")),
            Key(Throttle(rule => rule.Name = "other")),
            Key(Throttle(rule => rule.Kind = ThrottleKind.Rolling)),
            Key(Throttle(rule => rule.Policy = "own")),
            Key(Throttle(rule => (rule.Policy, rule.Kind) = ("other", ThrottleKind.Rolling))),
            Key(Throttle(rule => rule.Interval = TimeSpan.FromHours(2))),
            Key(Throttle(rule => rule.Scope = ThrottleScope.Topic | ThrottleScope.Asset)),
        ];
        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.Equal(keys[0], Key(Throttle(rule => (rule.Limit, rule.ReservedForHigh) = (99, 1))));
        Assert.Equal(keys[4], Key(Throttle(rule => (rule.Policy, rule.Kind) = ("own", ThrottleKind.Rate))));
    }
}
