using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Properties;

/// <summary>The promises, over thousands of random policies and streams.</summary>
public sealed class ScenarioProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(FuzzCases.Count(1500));

    [Fact]
    public void What_is_explained_happens() => ForAll(scenario =>
    {
        foreach ((_, PublishResult result, Explanation explained) in scenario.Published)
        {
            Assert.Equal(Scenario.Words(explained.Result), Scenario.Words(result));
            Assert.Equal(result.IsAccepted, explained.Steps[^1].Gate == "outbox");
        }
    });

    [Fact]
    public void No_cap_is_exceeded() => ForAll(scenario =>
    {
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(scenario.Policy.TimeZone!);
        foreach (ThrottleRule rule in scenario.Policy.Throttles!)
        {
            foreach (IGrouping<string, DateTimeOffset> key in Counted(scenario, rule).GroupBy(c => c.Key, c => c.DueAt))
            {
                AssertWithin(rule, zone, [.. key.Order()]);
            }
        }
    });

    [Fact]
    public void Every_attempt_lies_in_its_window() => ForAll(scenario =>
    {
        WindowRule window = scenario.Policy.Window!;
        if (window.Hours is null || window.WhenClosed == WhenClosed.Bypass)
        {
            return;
        }

        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(scenario.Policy.TimeZone!);
        Assert.All(scenario.Sent, sent => Assert.True(IsOpen(window.Hours, TimeZoneInfo.ConvertTime(sent.At, zone).TimeOfDay)));
    });

    [Fact]
    public void Every_leg_ends_in_exactly_one_outcome() => ForAll(scenario =>
    {
        long Count(params Outcome[] outcomes) =>
            scenario.Counts.Where(count => outcomes.Contains(count.Outcome)).Sum(count => count.Count);

        List<LegResult> legs = [.. scenario.Published.SelectMany(published => published.Result.Legs)];
        int nowhere = scenario.Published.Count(published => published.Result.Legs.Count == 0);
        int summaries = scenario.Sent.Where(sent => sent.Delivery.Kind == DeliveryKind.Summary)
            .Select(sent => sent.Delivery.Id).Distinct().Count();
        int waiting = legs.Count(leg => leg.Outcome == Outcome.Waiting);

        Assert.Equal(0, Count(Outcome.Waiting));
        Assert.Equal(waiting + summaries, Count(Outcome.Delivered, Outcome.Folded, Outcome.DeadLettered));
        Assert.Equal(legs.Count(leg => leg.Outcome == Outcome.Summarized), Count(Outcome.Summarized));
        Assert.Equal(legs.Count(leg => leg.Outcome == Outcome.Suppressed) + nowhere, Count(Outcome.Suppressed));

        // Every event of a leg that waited was in some delivery, and what was summarized was told or died trying.
        int sent = scenario.Sent.Select(sent => (sent.Delivery.Target.Endpoint, sent.Delivery))
            .DistinctBy(sent => sent.Delivery.Id).Sum(sent => sent.Delivery.Events.Count);
        Assert.Equal(waiting, sent);
        long told = scenario.Sent.DistinctBy(sent => sent.Delivery.Id).Sum(sent => sent.Delivery.Summary?.Count ?? 0);
        Assert.Equal(Count(Outcome.Summarized), told);
    });

    [Fact]
    public void Nothing_is_lost_while_settings_change() => ForAll(
        scenario =>
        {
            foreach ((_, PublishResult result, Explanation explained) in scenario.Published)
            {
                Assert.Equal(Scenario.Words(explained.Result), Scenario.Words(result));
            }

            // A summary may end by a disabled endpoint before it was tried: at most one more for each period.
            long legs = scenario.Published.Sum(published => Math.Max(1, published.Result.Legs.Count));
            long summarized = scenario.Counts.Where(c => c.Outcome == Outcome.Summarized).Sum(count => count.Count);
            Assert.DoesNotContain(scenario.Counts, count => count.Outcome == Outcome.Waiting);
            Assert.InRange(scenario.Counts.Sum(count => count.Count), legs, legs + summarized);
        },
        withChanges: true);

    [Fact]
    public void A_retry_is_the_same_delivery() => ForAll(scenario =>
    {
        foreach (IGrouping<string, Delivery> attempts in scenario.Sent.GroupBy(s => s.Delivery.Id, s => s.Delivery))
        {
            Assert.Single(attempts.Select(delivery => string.Join(',', delivery.Events.Select(e => e.Id))).Distinct());
            Assert.Equal(Enumerable.Range(1, attempts.Count()), attempts.Select(delivery => delivery.Attempt).Order());
        }
    });

    [Fact]
    public void Two_runs_agree() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        Run(seed, scenario => scenario.Transcript()) == Run(seed, scenario => scenario.Transcript())).Check(
            Config.QuickThrowOnFailure.WithMaxTest(FuzzCases.Count(200)));

    private static void ForAll(Action<Scenario> assert, bool withChanges = false) => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        Run(seed, scenario =>
        {
            assert(scenario);
            return true;
        }, withChanges);
    }).Check(Many);

    private static T Run<T>(int seed, Func<Scenario, T> read, bool withChanges = false) => Task.Run(async () =>
    {
        await using var scenario = new Scenario(seed, withChanges);
        await scenario.RunAsync();
        return read(scenario);
    }).Result;

    private static IEnumerable<(string Key, DateTimeOffset DueAt)> Counted(Scenario scenario, ThrottleRule rule)
    {
        foreach ((SecurityEvent securityEvent, PublishResult result, _) in scenario.Published)
        {
            string? asset = securityEvent.Asset?.Id;
            if (rule.Scope.HasFlag(ThrottleScope.Asset) && asset is null)
            {
                continue;
            }

            // An event counts once for each counter, however many of its legs draw on it.
            IEnumerable<(string Key, DateTimeOffset DueAt)> draws = result.Legs
                .Where(leg => leg.Outcome == Outcome.Waiting)
                .Select(leg => (Key: KeyOf(rule.Scope, asset, leg.Endpoint), DueAt: leg.DueAt!.Value));
            foreach ((string Key, DateTimeOffset DueAt) draw in draws.DistinctBy(draw => draw.Key))
            {
                yield return draw;
            }
        }
    }

    private static string KeyOf(ThrottleScope scope, string? asset, string endpoint) => string.Join(
        '/',
        scope.HasFlag(ThrottleScope.Asset) ? asset : "",
        scope.HasFlag(ThrottleScope.Recipient) ? Scenario.RecipientOf(endpoint) : "",
        scope.HasFlag(ThrottleScope.Endpoint) ? endpoint : "");

    private static void AssertWithin(ThrottleRule rule, TimeZoneInfo zone, List<DateTimeOffset> dueAt)
    {
        if (rule.Kind == ThrottleKind.Day)
        {
            Assert.All(
                dueAt.GroupBy(due => TimeZoneInfo.ConvertTime(due, zone).Date),
                day => Assert.InRange(day.Count(), 0, rule.Limit));
            return;
        }

        Assert.All(dueAt, end => Assert.InRange(
            dueAt.Count(due => due <= end && due > end - rule.Interval), 0, rule.Limit));
    }

    private static bool IsOpen(string hours, TimeSpan wall) => hours.Split(',').Any(range =>
    {
        TimeSpan[] ends = [.. range.Split('-').Select(end => Wall(end))];
        return ends[0] < ends[1] ? ends[0] <= wall && wall < ends[1] : wall >= ends[0] || wall < ends[1];
    });

    private static TimeSpan Wall(string end) => end == "24:00"
        ? TimeSpan.FromDays(1)
        : TimeSpan.ParseExact(end, @"hh\:mm", CultureInfo.InvariantCulture);
}
