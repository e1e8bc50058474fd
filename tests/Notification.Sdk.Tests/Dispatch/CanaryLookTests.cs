using Notification.Sdk.Dispatch;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;
using Notification.Sdk.Tests.Support;
using static Notification.Sdk.Tests.Dispatch.Canaries;

namespace Notification.Sdk.Tests.Dispatch;

/// <summary>When it is looked whether the standing test arrived, and what is told of it: to the minute, and once.</summary>
public sealed class CanaryLookTests
{
    [Fact]
    public async Task It_is_missed_just_when_its_time_is_over_and_the_arrival_is_noticed_within_a_minute()
    {
        await using Rig rig = NewRig(new SharedStores());
        Answers(rig, DeliveryReceipt.Deferred("503", "down"));
        await rig.RunForAsync(TimeSpan.FromMinutes(15) - TimeSpan.FromTicks(1));
        Assert.Empty(Missed(rig));
        await rig.RunForAsync(TimeSpan.FromTicks(1));
        Assert.Equal([(Claims.Ops, Rig.Noon)], Missed(rig));

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
        Assert.Equal([(Claims.Ops, Rig.Noon)], Missed(rig));
        Assert.Empty(News("canary-recovered", rig));
    }

    [Fact]
    public async Task A_dead_letter_is_missed_as_soon_as_it_is_looked_for_whatever_time_is_left()
    {
        await using Rig rig = NewRig(new SharedStores(), configure: AddSecond);
        Answers(rig, DeliveryReceipt.Rejected("400", "no"), second: DeliveryReceipt.Delivered("200"));
        await rig.RunUntilAsync(Rig.Noon.AddHours(2) - TimeSpan.FromTicks(1));
        Assert.Equal([(Claims.Ops, Rig.Noon)], Missed(rig));

        // One is missed already: it is looked each minute.
        Answers(rig, DeliveryReceipt.Rejected("400", "no"));
        await rig.RunUntilAsync(Rig.Noon.AddHours(2).AddMinutes(1));
        Assert.Equal([(Claims.Ops, Rig.Noon), (Second, Rig.Noon.AddHours(2))], Missed(rig).OrderBy(missed => missed.Item2));
    }

    [Fact]
    public async Task Each_has_its_own_time_when_nodes_with_other_clocks_sent_them()
    {
        var stores = new SharedStores();
        var later = DeliveryReceipt.Deferred("503", "down", TimeSpan.FromHours(1));
        foreach ((string endpoint, int ahead) in (IEnumerable<(string, int)>)[("ops", 5), ("second", 8)])
        {
            await using Rig other = NewRig(stores, new ManualClock(Rig.Noon.AddMinutes(ahead)), options =>
            {
                AddSecond(options);
                options.Canary.Endpoints = [endpoint];
            });
            Answers(other, later);
            await other.DispatchAsync();
        }

        await using Rig rig = NewRig(stores, configure: AddSecond);
        Assert.Equal(Rig.Noon.AddMinutes(15), await rig.DispatchAsync());
        rig.Time.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(Rig.Noon.AddMinutes(20), await rig.DispatchAsync());
        Assert.Empty(Missed(rig));

        rig.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(Rig.Noon.AddMinutes(21), await rig.DispatchAsync());
        Assert.Equal([(Claims.Ops, Rig.Noon)], Missed(rig));
        await rig.RunUntilAsync(Rig.Noon.AddMinutes(23));
        Assert.Equal([Claims.Ops, Second], Missed(rig).Select(missed => missed.Item1).OrderBy(key => key.Name));
    }

    [Fact]
    public async Task One_that_is_switched_off_has_missed_nothing()
    {
        await using Rig rig = NewRig(new SharedStores());
        Answers(rig, DeliveryReceipt.Rejected("400", "no"));
        await rig.RunForAsync(TimeSpan.FromMinutes(15));
        Assert.NotEmpty(Missed(rig));

        await using Rig without = new();
        Canary canary = rig.Get<Canary>();
        await canary.TurnAsync(await without.Get<PolicyProvider>().CurrentAsync(CancellationToken.None), rig.Time.GetUtcNow());
        Assert.Empty(Missed(rig));
        Assert.Null(canary.NextAt);
    }

    [Fact]
    public async Task Only_named_endpoints_are_tested_and_one_that_is_no_longer_named_is_forgotten()
    {
        await using Rig rig = NewRig(new SharedStores(), configure: options =>
        {
            AddSecond(options);
            options.Canary.Endpoints = ["OPS"];
        });
        Answers(rig, DeliveryReceipt.Rejected("400", "no"));
        await rig.RunForAsync(TimeSpan.FromMinutes(30));
        Assert.Equal(["ops"], Tests(rig));
        Assert.Equal([(Claims.Ops, Rig.Noon)], Missed(rig));

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
        Assert.Equal([(Claims.Ops, Rig.Noon)], Missed(rig));
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
}
