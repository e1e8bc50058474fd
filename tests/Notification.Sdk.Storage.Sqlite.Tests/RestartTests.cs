using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Storage.Sqlite.Tests.Support;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.Tests;

/// <summary>A restart neither doubles nor forgets.</summary>
public sealed class RestartTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task What_waited_is_delivered_once()
    {
        await using World world = new(_folder.File);
        await world.Notifier.PublishAsync(World.Alert("e1"));
        await world.RestartAsync();
        await world.Get<IDispatcher>().DispatchDueAsync();
        await world.RestartAsync();
        await world.Get<IDispatcher>().DispatchDueAsync();

        Assert.Single(world.Channel.All);
    }

    [Fact]
    public async Task Duplicates_same_ids_and_caps_of_the_day_are_known()
    {
        await using World world = new(_folder.File, options => options.Topics[Topics.Alerts] = new TopicPolicy
        {
            Throttles = [new ThrottleRule { Name = "two", Limit = 2, ReservedForHigh = 0 }],
        });
        await world.Notifier.PublishAsync(World.Alert("e1", "same"));
        await world.RestartAsync();

        Assert.Equal(Rules.Duplicate, (await world.Notifier.PublishAsync(World.Alert("e2", "same"))).Rule);
        Assert.Equal(Rules.SameId, (await world.Notifier.PublishAsync(World.Alert("e1", "other"))).Rule);
        Assert.True((await world.Notifier.PublishAsync(World.Alert("e3"))).IsAccepted);
        await world.RestartAsync();
        Assert.Equal("throttle:two", (await world.Notifier.PublishAsync(World.Alert("e4"))).Rule);
    }

    [Fact]
    public async Task A_claim_under_way_comes_back_as_interrupted_under_its_id()
    {
        await using World world = new(_folder.File);
        await world.Notifier.PublishAsync(World.Alert("e1"));
        Claim first = Assert.Single(await ClaimAsync(world));
        Assert.False(first.IsInterrupted);

        await world.RestartAsync();
        Claim second = Assert.Single(await ClaimAsync(world));

        Assert.Equal((first.DeliveryId, 2, true), (second.DeliveryId, second.Attempt, second.IsInterrupted));
        Assert.Equal(first.Legs.Select(leg => leg.Id), second.Legs.Select(leg => leg.Id));
        Settlement late = Settlement.Ended(first, World.Noon, Outcome.Delivered, DeliveryReceipt.Delivered("200"));
        Assert.Equal(1, await world.Outbox.SettleAsync([late], default));
        Settlement ours = Settlement.Ended(second, World.Noon, Outcome.Delivered, DeliveryReceipt.Delivered("200"));
        Assert.Equal(0, await world.Outbox.SettleAsync([ours], default));
        Assert.Empty(await ClaimAsync(world));
    }

    [Fact]
    public async Task An_open_digest_goes_on_growing()
    {
        await using World world = new(_folder.File, options => options.Topics[Topics.Alerts] = new TopicPolicy
        {
            Throttles = [],
            GroupWait = TimeSpan.FromMinutes(5),
        });
        await world.Notifier.PublishAsync(World.Alert("e1"));
        await world.RestartAsync();
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.Notifier.PublishAsync(World.Alert("e2"));
        world.Time.Advance(TimeSpan.FromMinutes(4));
        await world.Get<IDispatcher>().DispatchDueAsync();

        Assert.Equal(["e1", "e2"], Assert.Single(world.Channel.All).Delivery.Events.Select(e => e.Id));
    }

    [Fact]
    public async Task Retries_go_on_where_they_were()
    {
        await using World world = new(_folder.File);
        world.Channel.Answers(DeliveryReceipt.Deferred("503", "later"));
        await world.Notifier.PublishAsync(World.Alert("e1"));
        DateTimeOffset? next = await world.Get<IDispatcher>().DispatchDueAsync();
        await world.RestartAsync();

        Assert.Equal(next, await world.Outbox.NextDueAsync([], default));
        world.Time.AdvanceTo(next!.Value);
        await world.Get<IDispatcher>().DispatchDueAsync();
        Assert.Equal([1, 2], world.Channel.All.Select(sent => sent.Delivery.Attempt));
        Assert.Single(world.Channel.All.Select(sent => sent.Delivery.Id).Distinct());
    }

    [Fact]
    public async Task Settings_inbox_triggers_and_refusals_are_kept()
    {
        await using World world = new(_folder.File, options => options.Triggers["twice"] = new ThresholdTrigger
        {
            Topics = [Topics.Alerts],
            MoreThan = 1,
            Within = TimeSpan.FromMinutes(5),
            RaiseTopic = Topics.Alerts,
        });
        await world.Get<INotificationSettings>().SaveAsync(
            new Silence { Name = "works", Owner = "ann", Reason = "works", Until = World.Noon.AddHours(1) }, "ann");
        await world.Notifier.PublishAsync(World.Alert("e1"));
        await world.RestartAsync();

        PublishResult second = await world.Notifier.PublishAsync(World.Alert("e2"));
        Assert.Equal(Rules.SilencePrefix + "works", second.Rule);
        Assert.Single(second.Raised);
        await world.RestartAsync();
        IReadOnlyList<DeliveryLogEntry> refused = await world.Log.QueryAsync(new DeliveryLogQuery { Outcome = Outcome.Suppressed });
        Assert.Contains(refused, entry => entry.EventId == "e1");
        Assert.Contains(refused, entry => entry.EventId == "e2");
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<IReadOnlyList<Claim>> ClaimAsync(World world)
    {
        DateTimeOffset now = world.Time.GetUtcNow();
        return await world.Outbox.ClaimAsync(new ClaimRequest(now, now.AddHours(1), 10, []), default);
    }
}
