using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Admission;

/// <summary>What becomes of a notification when the budget of all, or that of one endpoint, has nothing left.</summary>
public sealed class SpentBudgetTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 3, 3, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task One_endpoint_drops_what_is_too_much_for_it_and_the_others_go_on()
    {
        await using Rig rig = WithTwo(Cap(2, ThrottleScope.Endpoint), Overflow.Drop);
        await SpendOneOfOpsAsync(rig);

        PublishResult result = await rig.PublishAsync(Rig.Alert(topic: "thing"));
        Assert.Equal(PublishStatus.Accepted, result.Status);
        Assert.Null(result.Rule);
        AssertLegs(result, ("ops", Outcome.Waiting, null), ("second", Outcome.Waiting, null));

        result = await rig.PublishAsync(Rig.Alert(topic: "thing"));
        Assert.True(result.IsAccepted);
        AssertLegs(result, ("ops", Outcome.Suppressed, "throttle:cap"), ("second", Outcome.Waiting, null));

        result = await rig.PublishAsync(Rig.Alert(topic: "thing"));
        Assert.Equal((PublishStatus.Suppressed, "throttle:cap"), (result.Status, result.Rule));
        AssertLegs(result, ("ops", Outcome.Suppressed, "throttle:cap"), ("second", Outcome.Suppressed, "throttle:cap"));
        Assert.All(result.Legs, leg => Assert.Null(leg.DueAt));
        Assert.Equal(3, await rig.CountAsync(Outcome.Suppressed, "throttle:cap"));
        await rig.RunUntilAsync(Midnight.AddHours(1));
        Assert.Equal(4, rig.Sent.Count);
    }

    [Fact]
    public async Task One_endpoint_tells_what_was_too_much_for_it_in_a_summary()
    {
        await using Rig rig = WithTwo(Cap(1, ThrottleScope.Endpoint), Overflow.Summary);
        await SpendOneOfOpsAsync(rig);

        PublishResult result = await rig.PublishAsync(Rig.Alert(topic: "thing"));
        Assert.True(result.IsAccepted);
        AssertLegs(result, ("ops", Outcome.Summarized, "throttle:cap"), ("second", Outcome.Waiting, null));
        Assert.Equal([Midnight, Rig.Noon], result.Legs.OrderBy(leg => leg.Endpoint).Select(leg => leg.DueAt));

        result = await rig.PublishAsync(Rig.Alert(topic: "thing"));
        Assert.Equal((PublishStatus.Summarized, "throttle:cap"), (result.Status, result.Rule));
        await rig.RunUntilAsync(Midnight.AddHours(1));
        Assert.Equal([("ops", 2L), ("second", 1L)], Summaries(rig).Select(sent => (sent.Delivery.Target.Endpoint, sent.Delivery.Summary!.Count)).Order());
        Assert.Equal(3, await rig.CountAsync(Outcome.Summarized, "throttle:cap"));
    }

    [Fact]
    public async Task One_endpoint_puts_off_what_is_too_much_for_it_and_the_others_do_not_wait()
    {
        await using Rig rig = WithTwo(Cap(1, ThrottleScope.Endpoint), Overflow.Delay);
        await SpendOneOfOpsAsync(rig);

        PublishResult result = await rig.PublishAsync(Rig.Alert(topic: "thing"));
        Assert.Equal([Midnight, Rig.Noon], result.Legs.OrderBy(leg => leg.Endpoint).Select(leg => leg.DueAt));
        AssertLegs(result, ("ops", Outcome.Waiting, null), ("second", Outcome.Waiting, null));

        // The budget of tomorrow is drawn on too: the next one waits a day longer.
        result = await rig.PublishAsync(Rig.Alert(topic: "thing"));
        Assert.Equal([Midnight.AddDays(1), Midnight], result.Legs.OrderBy(leg => leg.Endpoint).Select(leg => leg.DueAt));
        await rig.RunUntilAsync(Midnight.AddDays(2));
        Assert.Equal(5, rig.Sent.Count);
        Assert.Empty(Summaries(rig));
    }

    [Fact]
    public async Task What_would_be_put_off_for_more_than_a_month_is_summarized()
    {
        await using Rig rig = With(Cap(1), Overflow.Delay);
        List<PublishResult> results = [];
        for (int i = 0; i < 34; i++)
        {
            results.Add(await rig.PublishAsync(Rig.Alert(topic: "thing")));
        }

        Assert.Equal(Enumerable.Range(0, 33).Select(DateTimeOffset? (day) => day == 0 ? Rig.Noon : Midnight.AddDays(day - 1)), results.Take(33).Select(DueOf));
        Assert.Equal((PublishStatus.Summarized, "throttle:cap"), (results[33].Status, results[33].Rule));
    }

    [Fact]
    public async Task A_limit_that_never_has_room_is_summarized_a_day_later_rather_than_never()
    {
        await using Rig rig = With(new ThrottleRule { Name = "cap", Limit = 0, Policy = "never" }, Overflow.Summary);

        PublishResult result = await rig.PublishAsync(Rig.Alert(topic: "thing"));
        Assert.Equal((PublishStatus.Summarized, Rig.Noon.AddDays(1)), (result.Status, DueOf(result)));
        await rig.RunUntilAsync(Rig.Noon.AddDays(1));
        Assert.Equal(1, Assert.Single(rig.Sent).Delivery.Summary!.Count);
    }

    [Fact]
    public async Task A_limit_that_never_has_room_cannot_be_put_off()
    {
        await using Rig rig = With(new ThrottleRule { Name = "cap", Limit = 0, Policy = "never" }, Overflow.Delay);

        Assert.Equal(PublishStatus.Summarized, (await rig.PublishAsync(Rig.Alert(topic: "thing"))).Status);
    }

    [Fact]
    public async Task A_summary_whose_day_ends_in_closed_hours_comes_when_they_open()
    {
        await using Rig rig = With(Cap(1), Overflow.Summary, new WindowRule { Hours = "09:00-18:00", WhenClosed = WhenClosed.Hold });
        await rig.PublishAsync(Rig.Alert(topic: "thing"));

        Assert.Equal(Midnight.AddHours(9), DueOf(await rig.PublishAsync(Rig.Alert(topic: "thing"))));
        await rig.RunUntilAsync(Midnight.AddHours(9));
        Assert.Equal(Midnight.AddHours(9), Assert.Single(Summaries(rig)).At);
    }

    [Fact]
    public async Task A_summary_names_assets_as_people_know_them()
    {
        await using Rig rig = With(Cap(0), Overflow.Summary);
        SecurityEvent alert = Rig.Alert(topic: "thing");
        await rig.PublishAsync(alert with { Id = "1", Asset = new Asset("i-1") { Name = "billing" } });
        await rig.PublishAsync(alert with { Id = "2", DedupKey = "2", Asset = new Asset("i-1") { Name = "billing" } });
        await rig.PublishAsync(alert with { Id = "3", DedupKey = "3", Asset = new Asset("i-2") });
        await rig.PublishAsync(alert with { Id = "4", DedupKey = "4", Asset = null });
        await rig.RunUntilAsync(Midnight);

        OverflowSummary summary = Assert.Single(Summaries(rig)).Delivery.Summary!;
        Assert.Equal([("billing", 2L), ("i-2", 1L)], summary.TopAssets.Select(asset => (asset.Key, asset.Value)));
        Assert.Equal(4, summary.Count);
    }

    [Fact]
    public async Task What_must_be_told_asks_no_budget_and_spends_none()
    {
        await using Rig rig = new(options =>
        {
            options.Throttles.Add(Cap(1, ThrottleScope.Endpoint));
            options.Topics["must"] = new TopicPolicy { Mandatory = true, Throttles = [Cap(0)] };
            options.Topics["thing"] = new TopicPolicy { Throttles = [] };
        });
        for (int i = 0; i < 5; i++)
        {
            Assert.All((await rig.PublishAsync(Rig.Alert(topic: "must"))).Legs, leg => Assert.Equal((Outcome.Waiting, Rig.Noon), (leg.Outcome, leg.DueAt)));
        }

        Assert.Equal(Rig.Noon, DueOf(await rig.PublishAsync(Rig.Alert(topic: "thing"))));
        Assert.Equal(PublishStatus.Summarized, (await rig.PublishAsync(Rig.Alert(topic: "thing"))).Status);
    }

    [Fact]
    public async Task Explaining_counts_nothing_into_a_summary_and_nothing_into_the_log()
    {
        await using Rig rig = With(Cap(0), Overflow.Summary);

        Assert.Equal(PublishStatus.Summarized, (await rig.Notifier.ExplainAsync(Rig.Alert(topic: "thing"))).Result.Status);
        Assert.Equal(0, await rig.CountAsync(Outcome.Summarized));
        await rig.RunUntilAsync(Midnight.AddHours(1));
        Assert.Empty(rig.Sent);
    }

    [Fact]
    public async Task Two_budgets_each_have_their_own_summary_numbers()
    {
        await using Rig rig = new(options => options.Topics["thing"] = new TopicPolicy
        {
            Throttles = [Cap(4), new ThrottleRule { Name = "servers", Limit = 1, ReservedForHigh = 0, Scope = ThrottleScope.Topic | ThrottleScope.Asset }],
        });
        List<string?> rules = [];
        foreach (string asset in (string[])["a", "a", "b", "b", "a", "c", "d", "e", "e", "a"])
        {
            rules.Add((await rig.PublishAsync(Rig.Alert(asset, topic: "thing"))).Rule);
        }

        Assert.Equal(
            [null, "throttle:servers", null, "throttle:servers", "throttle:servers", null, null, "throttle:cap", "throttle:cap", "throttle:cap"],
            rules);
        await rig.RunUntilAsync(Midnight.AddHours(1));
        Assert.Equal(6, Assert.Single(Summaries(rig)).Delivery.Summary!.Count);
    }

    private static DateTimeOffset? DueOf(PublishResult result) => Assert.Single(result.Legs).DueAt;

    private static IEnumerable<RecordingChannel.Sent> Summaries(Rig rig) => rig.Sent.Where(sent => sent.Delivery.Kind == DeliveryKind.Summary);

    private static void AssertLegs(PublishResult result, params (string, Outcome, string?)[] legs) =>
        Assert.Equal(legs, result.Legs.Select(leg => (leg.Endpoint, leg.Outcome, leg.Rule)).Order());

    // The critical one goes to ops alone.
    private static async Task SpendOneOfOpsAsync(Rig rig)
    {
        Assert.Equal("ops", Assert.Single((await rig.PublishAsync(Rig.Alert(topic: "thing", severity: Severity.Critical))).Legs).Endpoint);
    }

    private static ThrottleRule Cap(int limit, ThrottleScope scope = ThrottleScope.Topic) =>
        new() { Name = "cap", Limit = limit, ReservedForHigh = 0, Scope = scope };

    private static Rig With(ThrottleRule rule, Overflow overflow, WindowRule? window = null) => new(
        options => options.Topics["thing"] = new TopicPolicy { Throttles = [rule], Overflow = overflow, Window = window },
        builder => builder.AddThrottlePolicy("never", new Never()));

    private static Rig WithTwo(ThrottleRule rule, Overflow overflow) => new(options =>
    {
        options.Endpoints["second"] = new Endpoint { Channel = "recording", Address = "second" };
        options.Subscriptions["second"] = new Subscription { Endpoints = ["second"], Severities = [Severity.High] };
        options.Topics["thing"] = new TopicPolicy { Throttles = [rule], Overflow = overflow };
    });

    private sealed class Never : IThrottlePolicy
    {
        public int StateLength => 1;

        public ThrottleDecision Decide(in ThrottleRequest request, Span<long> state) => ThrottleDecision.Refuse(DateTimeOffset.MaxValue);
    }
}
