using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Throttling;

public sealed class CapTests
{
    private static Rig WithRule(ThrottleRule rule, string zone = "Etc/UTC", DateTimeOffset? start = null) => new(
        options =>
        {
            options.TimeZone = zone;
            options.Endpoints["second"] = new Endpoint { Channel = "recording", Address = "second" };
            options.Contacts["ann"] = new Contact { Endpoints = ["ops"] };
            options.Contacts["bob"] = new Contact { Primary = true, Endpoints = ["second"] };
            options.Subscriptions["all"].Endpoints.Add("second");
            options.Topics[Topics.Alerts] = new() { Throttles = [rule], Overflow = Overflow.Drop };
        },
        start: start);

    private static ThrottleRule Rule(
        int limit, ThrottleScope scope = ThrottleScope.Topic, ThrottleKind kind = ThrottleKind.Day) =>
        new() { Name = "cap", Limit = limit, Scope = scope, Kind = kind, ReservedForHigh = 0 };

    [Theory]
    [InlineData(ThrottleKind.Day, 0, 3, 0)]
    [InlineData(ThrottleKind.Day, 1, 1, 1)]
    [InlineData(ThrottleKind.Day, 1, 2, 1)]
    [InlineData(ThrottleKind.Day, 7, 7, 7)]
    [InlineData(ThrottleKind.Day, 7, 8, 7)]
    [InlineData(ThrottleKind.Rolling, 0, 3, 0)]
    [InlineData(ThrottleKind.Rolling, 1, 2, 1)]
    [InlineData(ThrottleKind.Rolling, 7, 8, 7)]
    [InlineData(ThrottleKind.Rate, 0, 3, 0)]
    [InlineData(ThrottleKind.Rate, 1, 2, 1)]
    [InlineData(ThrottleKind.Rate, 7, 8, 7)]
    public async Task A_cap_admits_exactly_its_limit(ThrottleKind kind, int limit, int published, int admitted)
    {
        await using Rig rig = WithRule(Rule(limit, kind: kind));
        int accepted = 0;
        for (int i = 0; i < published; i++)
        {
            accepted += (await rig.PublishAsync(Rig.Alert($"web-{i}"))).IsAccepted ? 1 : 0;
        }

        Assert.Equal(admitted, accepted);
    }

    [Theory]
    [InlineData("Etc/UTC", "2026-03-02T23:59:59.9999999Z", "2026-03-03T00:00:00Z")]
    [InlineData("Asia/Shanghai", "2026-03-02T15:59:59.9999999Z", "2026-03-02T16:00:00Z")]
    [InlineData("America/New_York", "2026-03-08T04:59:59.9999999Z", "2026-03-08T05:00:00Z")]
    [InlineData("America/New_York", "2026-03-09T03:59:59.9999999Z", "2026-03-09T04:00:00Z")]
    [InlineData("Asia/Kathmandu", "2026-03-02T18:14:59.9999999Z", "2026-03-02T18:15:00Z")]
    public async Task The_day_of_a_cap_ends_at_midnight_of_its_zone(string zone, string before, string midnight)
    {
        DateTimeOffset last = DateTimeOffset.Parse(before, System.Globalization.CultureInfo.InvariantCulture);
        DateTimeOffset first = DateTimeOffset.Parse(midnight, System.Globalization.CultureInfo.InvariantCulture);
        await using Rig rig = WithRule(Rule(1), zone, last);
        Assert.True((await rig.PublishAsync(Rig.Alert())).IsAccepted);
        PublishResult refused = await rig.PublishAsync(Rig.Alert());
        Assert.Equal(("throttle:cap", first), (refused.Rule, refused.Until));
        rig.Time.AdvanceTo(first);
        Assert.True((await rig.PublishAsync(Rig.Alert())).IsAccepted);
    }

    [Fact]
    public async Task A_cap_for_each_server_counts_servers_apart_and_leaves_out_events_without_one()
    {
        await using Rig rig = WithRule(Rule(1, ThrottleScope.Asset));
        Assert.True((await rig.PublishAsync(Rig.Alert("a"))).IsAccepted);
        Assert.True((await rig.PublishAsync(Rig.Alert("b"))).IsAccepted);
        Assert.False((await rig.PublishAsync(Rig.Alert("a"))).IsAccepted);
        Assert.True((await rig.PublishAsync(Rig.Alert() with { Asset = null })).IsAccepted);
        Assert.True((await rig.PublishAsync(Rig.Alert() with { Asset = null })).IsAccepted);
    }

    [Fact]
    public async Task A_cap_for_each_recipient_lets_each_have_the_limit()
    {
        await using Rig rig = WithRule(Rule(2, ThrottleScope.Recipient));
        await rig.Settings.SaveAsync(
            new Subscription { Name = "all", Endpoints = ["ops"] }, "ann");
        await rig.PublishAsync(Rig.Alert("a"));
        await rig.Settings.SaveAsync(
            new Subscription { Name = "all", Endpoints = ["ops", "second"] }, "ann");
        Assert.All((await rig.PublishAsync(Rig.Alert("b"))).Legs, leg => Assert.Equal(Outcome.Waiting, leg.Outcome));
        PublishResult third = await rig.PublishAsync(Rig.Alert("c"));
        Assert.Equal("throttle:cap", third.Legs.Single(leg => leg.Endpoint == "ops").Rule);
        Assert.Null(third.Legs.Single(leg => leg.Endpoint == "second").Rule);
    }

    [Fact]
    public async Task A_refusal_by_the_second_budget_spends_nothing_of_the_first()
    {
        await using var rig = new Rig();
        await rig.PublishAsync(Rig.Alert("a"));
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal("throttle:1-a-server-a-day", (await rig.PublishAsync(Rig.Alert("a"))).Rule);
        }

        for (int i = 0; i < 4; i++)
        {
            Assert.True((await rig.PublishAsync(Rig.Alert($"b-{i}"))).IsAccepted);
        }
    }

    [Theory]
    [InlineData(ThrottleKind.Day)]
    [InlineData(ThrottleKind.Rolling)]
    [InlineData(ThrottleKind.Rate)]
    public async Task A_cap_admits_exactly_its_limit_to_many_threads_at_once(ThrottleKind kind)
    {
        await using Rig rig = WithRule(Rule(100, kind: kind));
        int accepted = 0;
        await Parallel.ForAsync(0, 4000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
        {
            if ((await rig.PublishAsync(Rig.Alert($"web-{i}"))).IsAccepted)
            {
                Interlocked.Increment(ref accepted);
            }
        });

        Assert.Equal(100, accepted);
    }

    [Fact]
    public async Task A_clock_set_back_gives_no_second_budget()
    {
        await using Rig rig = WithRule(Rule(1));
        Assert.True((await rig.PublishAsync(Rig.Alert("a"))).IsAccepted);
        rig.Time.AdvanceTo(Rig.Noon.AddDays(1));
        Assert.True((await rig.PublishAsync(Rig.Alert("b"))).IsAccepted);
        rig.Time.Set(Rig.Noon);
        Assert.False((await rig.PublishAsync(Rig.Alert("c"))).IsAccepted);
    }

    [Fact]
    public async Task What_a_budget_puts_off_goes_out_in_the_next_periods_and_keeps_to_them()
    {
        await using var rig = new Rig(options => options.Topics[Topics.Alerts] = new()
        {
            Throttles = [Rule(2)],
            Overflow = Overflow.Delay,
        });
        for (int i = 0; i < 5; i++)
        {
            Assert.True((await rig.PublishAsync(Rig.Alert($"web-{i}"))).IsAccepted);
        }

        await rig.RunForAsync(TimeSpan.FromDays(4));
        Assert.Equal(
            [(2, 2), (3, 2), (4, 1)],
            rig.Sent.GroupBy(sent => sent.At.Day).Select(day => (day.Key, day.Sum(sent => sent.Delivery.Events.Count))));
    }
}
