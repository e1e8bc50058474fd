using Notification.Sdk.Events;
using Notification.Sdk.Health;
using Notification.Sdk.Policies;
using Notification.Sdk.Stores;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Dispatch;

/// <summary>The standing test over restarts and changed settings: what is missed is told once, to the minute, and taken back once.</summary>
public sealed class CanaryRecallTests
{
    private static readonly EndpointKey Ops = new("", "ops");

    [Fact]
    public async Task It_is_missed_just_when_its_time_is_over_and_the_arrival_is_noticed_within_a_minute()
    {
        await using Rig rig = NewRig(new SharedStores());
        Answers(rig, DeliveryReceipt.Deferred("503", "down"));
        await rig.RunForAsync(TimeSpan.FromMinutes(15) - TimeSpan.FromTicks(1));
        Assert.Empty(Missed(rig));
        await rig.RunForAsync(TimeSpan.FromTicks(1));
        Assert.Equal([(Ops, Rig.Noon)], Missed(rig));

        // The next attempt, an hour after the start by the written waits at the latest, arrives; a minute later that is known.
        Answers(rig, DeliveryReceipt.Delivered("200"));
        await rig.RunForAsync(TimeSpan.FromMinutes(60));
        DateTimeOffset arrived = rig.Sent.First(sent => sent.IsDelivered && sent.Delivery.Target.Endpoint == "ops").At;
        Assert.Empty(Missed(rig));
        SecurityEvent recovered = News("canary-recovered", rig).Single();
        Assert.Equal(Severity.Informational, recovered.Severity);
        DateTimeOffset told = recovered.OccurredAt!.Value;
        Assert.InRange(told - arrived, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task What_goes_on_to_be_missed_is_told_in_its_first_period_alone()
    {
        await using Rig rig = NewRig(new SharedStores());
        Answers(rig, DeliveryReceipt.Rejected("400", "no"));
        await rig.RunForAsync(TimeSpan.FromHours(7));

        SecurityEvent news = Assert.Single(News("canary-missed", rig));
        Assert.Equal((Severity.High, Topics.System, Rig.Noon.AddMinutes(15)), (news.Severity, news.Topic, news.OccurredAt));
        Assert.Contains(EvidenceFact.Of(news.Evidence[0]), fact => fact.Value == "ops");
        Assert.Contains(EvidenceFact.Of(news.Evidence[0]), fact => fact.Value == "2026-03-02T12:00:00Z");
        Assert.Single(rig.Logs.Lines, line => line.Contains("to endpoint /ops did not arrive", StringComparison.Ordinal));
        Assert.Contains("ops", news.Title, StringComparison.Ordinal);
        Assert.Equal([(Ops, Rig.Noon)], Missed(rig));
        Assert.Empty(News("canary-recovered", rig));
    }

    [Fact]
    public async Task A_dead_letter_is_missed_without_waiting_for_its_time()
    {
        await using Rig rig = NewRig(new SharedStores());
        Answers(rig, DeliveryReceipt.Rejected("400", "no"));
        await rig.RunForAsync(TimeSpan.FromMinutes(16));

        Assert.Equal([(Ops, Rig.Noon)], Missed(rig));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_process_that_starts_knows_what_was_missed_before_and_tells_only_the_recovery(bool worksAgain)
    {
        var stores = new SharedStores();
        await using Rig before = NewRig(stores);
        Answers(before, DeliveryReceipt.Rejected("400", "no"));
        await before.RunForAsync(TimeSpan.FromHours(5));
        Assert.Single(News("canary-missed", before));

        await using Rig after = NewRig(stores, before.Time);
        Answers(after, worksAgain ? DeliveryReceipt.Delivered("200") : DeliveryReceipt.Rejected("400", "no"));
        await after.DispatchAsync();
        Assert.Equal([(Ops, Rig.Noon)], Missed(after));
        await after.RunForAsync(TimeSpan.FromHours(3));

        Assert.Equal(worksAgain, Missed(after).Length == 0);
        Assert.Single(News("canary-missed", before, after));
        Assert.Equal(worksAgain ? 1 : 0, News("canary-recovered", after).Length);
    }

    [Fact]
    public async Task One_that_arrived_late_before_the_start_is_told_as_over()
    {
        var stores = new SharedStores();
        await using (Rig before = NewRig(stores))
        {
            Answers(before, DeliveryReceipt.Deferred("503", "down", TimeSpan.FromMinutes(30)));
            await before.RunForAsync(TimeSpan.FromMinutes(29));
            Answers(before, DeliveryReceipt.Delivered("200"));
            before.Time.Advance(TimeSpan.FromMinutes(2));
            await before.DispatchAsync();
            await using Rig after = NewRig(stores, before.Time);
            await after.RunForAsync(TimeSpan.FromMinutes(5));

            Assert.Empty(Missed(after));
            Assert.Single(News("canary-recovered", after));
        }
    }

    [Fact]
    public async Task Only_named_endpoints_are_tested_and_one_that_is_no_longer_named_is_forgotten()
    {
        await using Rig rig = NewRig(new SharedStores(), configure: options =>
        {
            options.Canary.Endpoints = ["OPS"];
            options.Endpoints["second"] = new Endpoint { Channel = "recording", Address = "second" };
        });
        Answers(rig, DeliveryReceipt.Rejected("400", "no"));
        await rig.RunForAsync(TimeSpan.FromMinutes(30));
        Assert.Equal(["ops"], Tests(rig));
        Assert.Equal([(Ops, Rig.Noon)], Missed(rig));

        await rig.Settings.SaveAsync(new Endpoint { Name = "ops", Channel = "recording", Address = "ops", State = EndpointState.Disabled }, "ann");
        await rig.RunForAsync(TimeSpan.FromHours(2));
        Assert.Empty(Missed(rig));
        Assert.Equal(["ops"], Tests(rig));
    }

    [Fact]
    public async Task It_is_looked_for_when_its_time_is_over_then_each_minute_while_one_is_missed_and_else_at_the_next_period()
    {
        await using Rig rig = NewRig(new SharedStores());
        Assert.Equal(Rig.Noon.AddMinutes(15), await rig.DispatchAsync());
        rig.Time.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(Rig.Noon.AddHours(2), await rig.DispatchAsync());

        Answers(rig, DeliveryReceipt.Rejected("400", "no"));
        rig.Time.AdvanceTo(Rig.Noon.AddHours(2));
        Assert.Equal(Rig.Noon.AddHours(2).AddMinutes(15), await rig.DispatchAsync());
        rig.Time.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(Rig.Noon.AddHours(2).AddMinutes(16), await rig.DispatchAsync());
        rig.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(Rig.Noon.AddHours(2).AddMinutes(17), await rig.DispatchAsync());
    }

    [Fact]
    public async Task One_that_begins_in_the_middle_of_a_period_has_its_whole_time()
    {
        await using Rig rig = NewRig(new SharedStores(), new ManualClock(Rig.Noon.AddMinutes(30)));
        Answers(rig, DeliveryReceipt.Deferred("503", "down"));
        await rig.RunForAsync(TimeSpan.FromMinutes(15) - TimeSpan.FromTicks(1));
        Assert.Empty(Missed(rig));
        await rig.RunForAsync(TimeSpan.FromTicks(1));
        Assert.Equal([(Ops, Rig.Noon)], Missed(rig));
    }

    [Fact]
    public async Task Without_a_canary_there_is_nothing_to_come_back_for()
    {
        await using Rig rig = new();

        Assert.Null(await rig.DispatchAsync());
        Assert.Empty(rig.Sent);
    }

    private static string[] Tests(Rig rig) =>
        [.. rig.Sent.Where(sent => sent.Delivery.Kind == DeliveryKind.Test).Select(sent => sent.Delivery.Target.Endpoint).Distinct()];

    private static (EndpointKey, DateTimeOffset)[] Missed(Rig rig) =>
        [.. rig.Get<EngineCondition>().MissedCanaries.Select(missed => (missed.Key, missed.Value))];

    private static SecurityEvent[] News(string kind, params Rig[] rigs) =>
        [.. rigs.SelectMany(rig => rig.Sent).SelectMany(sent => sent.Delivery.Events).Where(news => news.Kind == kind)];

    private static void Answers(Rig rig, DeliveryReceipt receipt) => rig.Channel.Answer = (delivery, _) =>
        ValueTask.FromResult(delivery.Target.Endpoint == "watch" ? DeliveryReceipt.Delivered("200") : receipt);

    private static Rig NewRig(SharedStores stores, ManualClock? clock = null, Action<SecurityNotificationsOptions>? configure = null) => new(
        options =>
        {
            options.Canary.Every = TimeSpan.FromHours(2);
            options.Canary.Endpoints = ["ops"];
            options.Subscriptions["all"].Topics = [Topics.Alerts];
            options.Endpoints["watch"] = new Endpoint { Channel = "recording", Address = "watch" };
            options.Subscriptions["news"] = new Subscription { Endpoints = ["watch"], Topics = [Topics.System] };
            configure?.Invoke(options);
        },
        stores.Use,
        clock: clock);
}
