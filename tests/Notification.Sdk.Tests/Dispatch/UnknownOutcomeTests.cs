using Microsoft.Extensions.DependencyInjection;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Stores;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Dispatch;

/// <summary>Nobody saw the answer: the process ended, the channel threw, or no answer came.</summary>
public sealed class UnknownOutcomeTests
{
    [Fact]
    public async Task What_was_interrupted_is_sent_again_under_its_id_and_marked_as_a_possible_duplicate()
    {
        var stores = new SharedStores();
        await using var rig = new Rig(Configure, stores.Use);
        await rig.PublishAsync(Rig.Alert());
        stores.Outbox.Unclean = (true, false);
        await rig.DispatchAsync();

        RecordingChannel.Sent sent = Assert.Single(rig.Sent);
        DeliveryLogEntry entry = Assert.Single(await rig.Log.QueryAsync(new() { DeliveryId = sent.Delivery.Id }));
        Assert.Equal((Outcome.Delivered, true, 2), (entry.Outcome, entry.MayBeDuplicate, sent.Delivery.Attempt));
        Assert.Empty(stores.Outbox.Starts);
    }

    [Fact]
    public async Task What_the_store_cannot_read_is_a_dead_letter_and_holds_back_nothing_else()
    {
        var stores = new SharedStores();
        using var deadLetters = new CountedDeadLetters();
        var channel = new RecordingChannel(TimeProvider.System, "damaged");
        await using var rig = OnChannel(channel, stores);
        stores.Outbox.Damaged = leg => leg.Event?.Asset?.Id == "web-1";
        for (int i = 0; i < 3; i++)
        {
            await rig.PublishAsync(Rig.Alert($"web-{i}"));
        }

        await rig.DispatchAsync();
        Assert.Equal(["web-0", "web-2"], channel.All.Select(sent => sent.Delivery.Events[0].Asset!.Id).Order());
        DeadLetter letter = Assert.Single(await rig.Get<IDeadLetters>().QueryAsync(new() { Code = "unreadable" }));
        Assert.Equal(("Its text is damaged: restore it.", 0), (letter.Detail, letter.Attempts));
        Assert.Contains(rig.Logs.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains(letter.DeliveryId, StringComparison.Ordinal));
        Assert.Equal(1, deadLetters.Of("damaged"));

        stores.Outbox.Damaged = _ => false;
        Assert.Equal(1, await rig.Get<IDeadLetters>().ReplayAsync([letter.DeliveryId], "ann"));
        await rig.DispatchAsync();
        Assert.Contains(channel.All, sent => sent.Delivery.Id == letter.DeliveryId);
    }

    [Fact]
    public async Task An_interrupted_start_that_is_held_counts_as_a_dead_letter()
    {
        var stores = new SharedStores();
        using var deadLetters = new CountedDeadLetters();
        await using var rig = OnChannel(
            new RecordingChannel(TimeProvider.System, "held") { WhenUnknown = WhenUnknown.Hold }, stores);
        await rig.PublishAsync(Rig.Alert());
        stores.Outbox.Unclean = (true, true);
        await rig.DispatchAsync();

        Assert.Equal(1, deadLetters.Of("held"));
    }

    [Fact]
    public async Task What_went_well_is_no_possible_duplicate()
    {
        await using var rig = new Rig(Configure);
        rig.Channel.Answer = (delivery, _) => ValueTask.FromResult(
            delivery.Attempt == 1 ? DeliveryReceipt.Deferred("503", "later") : DeliveryReceipt.Delivered("200"));
        await rig.PublishAsync(Rig.Alert());
        await rig.RunForAsync(TimeSpan.FromSeconds(2));

        Assert.False(Assert.Single(await rig.Log.QueryAsync(new() { Outcome = Outcome.Delivered })).MayBeDuplicate);
    }

    [Fact]
    public async Task A_channel_that_holds_has_its_starts_recorded_in_one_step_and_what_had_started_is_held()
    {
        var stores = new SharedStores();
        await using var rig = new Rig(Configure, stores.Use);
        rig.Channel.WhenUnknown = WhenUnknown.Hold;
        for (int i = 0; i < 3; i++)
        {
            await rig.PublishAsync(Rig.Alert($"web-{i}"));
        }

        await rig.DispatchAsync();
        Assert.Equal([3], stores.Outbox.Starts);
        Assert.Equal(3, rig.Sent.Count(sent => sent.Delivery.Topic == Topics.Alerts));

        await rig.PublishAsync(Rig.Alert("d"));
        stores.Outbox.Unclean = (true, true);
        await rig.DispatchAsync();
        stores.Outbox.Unclean = (false, false);
        await rig.DispatchAsync();

        Assert.Equal(3, rig.Sent.Count(sent => sent.Delivery.Topic == Topics.Alerts));
        DeadLetter letter = Assert.Single(await rig.Get<IDeadLetters>().QueryAsync(new() { Code = "unknown" }));
        Assert.True(letter.MayBeDuplicate);
        Assert.Equal(letter.DeliveryId, Assert.Single(await rig.Log.QueryAsync(new() { DeliveryId = letter.DeliveryId })).DeliveryId);
        InboxMessage asked = Assert.Single(await rig.Get<IInbox>().ListAsync(new InboxQuery()));
        Assert.Contains("Nobody knows", asked.Title, StringComparison.Ordinal);

        Assert.Equal(1, await rig.Get<IDeadLetters>().ReplayAsync([letter.DeliveryId], "ann"));
        await rig.DispatchAsync();
        Assert.Equal(letter.DeliveryId, rig.Sent.Last(sent => sent.Delivery.Topic == Topics.Alerts).Delivery.Id);
        Assert.Equal(4, await DeliveredAlertsAsync(rig));
    }

    [Fact]
    public async Task The_question_names_delivery_endpoint_and_attempt_and_none_is_asked_about_the_news_itself()
    {
        var watch = new RecordingChannel(TimeProvider.System, "watch");
        await using var rig = new Rig(
            options =>
            {
                Configure(options);
                options.Endpoints["watch"] = new Endpoint { Channel = "watch", Address = "watch" };
                options.Subscriptions["news"] = new Subscription { Endpoints = ["watch", "ops"], Topics = [Topics.System] };
            },
            builder => builder.Services.AddSingleton<IChannel>(watch));
        rig.Channel.WhenUnknown = WhenUnknown.Hold;
        rig.Channel.Answers(DeliveryReceipt.Deferred("timeout", "no answer", mayHaveArrived: true));
        await rig.PublishAsync(Rig.Alert());
        await rig.RunForAsync(TimeSpan.FromMinutes(5));

        SecurityEvent asked = Assert.Single(watch.All.SelectMany(sent => sent.Delivery.Events), news => news.Kind == "delivery-unknown");
        string delivery = rig.Sent.First(sent => sent.Delivery.Topic == Topics.Alerts).Delivery.Id;
        Assert.Superset(
            new HashSet<string> { delivery, "ops", "unknown", "1" }, EvidenceFact.Of(asked.Evidence[0]).Select(fact => fact.Value).ToHashSet());
    }

    [Fact]
    public async Task What_a_channel_that_holds_had_not_started_is_sent()
    {
        var stores = new SharedStores();
        await using var rig = new Rig(Configure, stores.Use);
        rig.Channel.WhenUnknown = WhenUnknown.Hold;
        await rig.PublishAsync(Rig.Alert());
        stores.Outbox.Unclean = (true, false);
        await rig.DispatchAsync();

        Assert.Equal(1, await DeliveredAlertsAsync(rig));
    }

    [Fact]
    public async Task A_channel_that_holds_is_not_asked_again_when_it_threw_or_gave_no_answer()
    {
        await using var rig = new Rig(Configure);
        rig.Channel.WhenUnknown = WhenUnknown.Hold;
        rig.Channel.Answer = (delivery, _) => delivery.Events[0].Asset!.Id == "throws"
            ? throw new IOException("broken")
            : ValueTask.FromResult(DeliveryReceipt.Deferred("timeout", "no answer", mayHaveArrived: true));
        await rig.PublishAsync(Rig.Alert("throws"));
        await rig.PublishAsync(Rig.Alert("hangs"));
        await rig.RunForAsync(TimeSpan.FromHours(2));

        Assert.Equal(2, (await rig.Get<IDeadLetters>().QueryAsync(new() { Code = "unknown" })).Count);
        Assert.Equal(2, (await rig.Get<IInbox>().ListAsync(new InboxQuery())).Count(message => message.Title.Contains("Nobody knows", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_cannot_be_recorded_as_started_is_not_sent()
    {
        var stores = new SharedStores();
        await using var rig = new Rig(Configure, stores.Use);
        rig.Channel.WhenUnknown = WhenUnknown.Hold;
        await rig.PublishAsync(Rig.Alert());
        (stores.Outbox.Fault, stores.Outbox.Failing) = (new StoreException("disk full"), "start");
        await Assert.ThrowsAsync<StoreException>(rig.DispatchAsync);
        Assert.Empty(rig.Sent);

        stores.Outbox.Fault = null;
        await rig.DispatchAsync();
        Assert.Single(rig.Sent);
    }

    private static Rig OnChannel(RecordingChannel channel, SharedStores stores) => new(
        options =>
        {
            Configure(options);
            options.Endpoints["ops"].Channel = channel.Name;
        },
        builder =>
        {
            stores.Use(builder);
            builder.Services.AddSingleton<IChannel>(channel);
        });

    private static void Configure(SecurityNotificationsOptions options)
    {
        options.AlertsOnly();
    }

    private static async Task<long> DeliveredAlertsAsync(Rig rig) => (await rig.Log.CountAsync())
        .Where(count => count is { Topic: Topics.Alerts, Outcome: Outcome.Delivered }).Sum(count => count.Count);
}
