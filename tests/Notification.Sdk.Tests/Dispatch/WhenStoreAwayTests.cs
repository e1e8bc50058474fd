using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Stores;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Dispatch;

/// <summary>The store is away, and a topic wants its node to decide alone: people are told, it is said loudly, and the store learns of it when it is back.</summary>
public sealed class WhenStoreAwayTests
{
    private static readonly StoreException Away = new("The database cannot be reached.", isTransient: true);

    [Fact]
    public async Task A_topic_waits_unless_it_wants_otherwise()
    {
        await using World world = new(policy => policy.WhenStoreAway = null);
        world.IsAway = true;

        Assert.Same(Away, await Assert.ThrowsAsync<StoreException>(() => world.Rig.PublishAsync(Rig.Alert())));
    }

    [Fact]
    public async Task What_is_decided_alone_is_sent_marked_counted_and_told_to_the_store()
    {
        await using World world = new();
        using var told = new MeterListener();
        long counted = 0;
        told.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == NotificationTelemetry.DecidedLocally && instrument.Meter == world.Meter)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        told.SetMeasurementEventCallback<long>((_, one, _, _) => Interlocked.Add(ref counted, one));
        told.Start();
        Assert.False((await world.Rig.PublishAsync(Rig.Alert("before"))).DecidedLocally);
        world.IsAway = true;

        SecurityEvent alert = Rig.Alert();
        PublishResult result = await world.Rig.PublishAsync(alert);
        Assert.Equal(1, Lines(world, "this node decides by what it knows itself"));
        await world.Rig.PublishAsync(Rig.Alert("web-2"));
        await world.DispatchAwayAsync();

        Assert.Equal((true, true), (result.IsAccepted, result.DecidedLocally));
        Assert.Equal(2, world.Rig.Sent.Count);
        Assert.Equal(2, counted);
        Assert.Single(world.Rig.Logs.Lines, line => line.Contains("this node decides by what it knows itself", StringComparison.Ordinal));
        world.IsAway = false;
        await world.Rig.DispatchAsync();
        await world.Rig.DispatchAsync();

        Assert.Equal(3, world.Rig.Sent.Count);
        DeliveryLogEntry entry = Assert.Single(await world.Rig.Log.QueryAsync(new DeliveryLogQuery { EventId = alert.Id }));
        Assert.Equal((Outcome.Delivered, Rules.DecidedLocally), (entry.Outcome, entry.Rule));
        Assert.Contains(world.Rig.Logs.Lines, line => line.Contains("The store was told", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_duplicate_and_a_spent_budget_are_refused_and_the_summary_counts_them_when_the_store_is_back()
    {
        await using World world = new(policy => policy.Throttles = [new ThrottleRule { Name = "two", Limit = 2, ReservedForHigh = 0 }]);
        world.IsAway = true;
        PublishResult[] results =
        [
            await world.Rig.PublishAsync(Rig.Alert(key: "same")),
            await world.Rig.PublishAsync(Rig.Alert(key: "same")),
            await world.Rig.PublishAsync(Rig.Alert("web-2")),
            await world.Rig.PublishAsync(Rig.Alert("web-3")),
            await world.Rig.PublishAsync(Rig.Alert("web-4")),
        ];
        await world.DispatchAwayAsync();

        Assert.Equal([null, Rules.Duplicate, null, "throttle:two", "throttle:two"], results.Select(result => result.Rule));
        Assert.Equal(2, world.Rig.Sent.Count);
        world.IsAway = false;
        await world.Rig.RunForAsync(TimeSpan.FromDays(1));

        Assert.Equal(2, world.Rig.Sent.Single(sent => sent.Delivery.Kind == DeliveryKind.Summary).Delivery.Summary!.Count);
    }

    [Fact]
    public async Task What_waits_for_its_hour_or_another_attempt_goes_on_in_the_store()
    {
        await using World world = new(policy => policy.Window = new WindowRule { Hours = "00:00-13:00" });
        world.IsAway = true;
        world.Rig.Channel.Answers(DeliveryReceipt.Deferred("busy", "Later."));
        await world.Rig.PublishAsync(Rig.Alert());
        await world.DispatchAwayAsync();
        world.Rig.Time.Advance(TimeSpan.FromHours(2));
        await world.Rig.PublishAsync(Rig.Alert("web-2"));
        await world.DispatchAwayAsync();
        Assert.Single(world.Rig.Sent);

        world.IsAway = false;
        world.Rig.Channel.Answers(DeliveryReceipt.Delivered("ok"));
        await world.Rig.RunUntilAsync(Rig.Noon.AddDays(1));

        Assert.Equal(2, await world.Rig.CountAsync(Outcome.Delivered));
        Assert.Equal(0, await world.Rig.CountAsync(Outcome.Waiting));
        Assert.Equal([Rig.Noon, Rig.Noon.AddHours(12), Rig.Noon.AddHours(12)], world.Rig.Sent.Select(sent => sent.At));
    }

    [Fact]
    public async Task What_was_not_sent_while_the_store_was_away_goes_out_by_the_call_that_tells_it()
    {
        await using World world = new();
        world.IsAway = true;
        await world.Rig.PublishAsync(Rig.Alert());
        world.IsAway = false;
        await world.Rig.DispatchAsync();

        Assert.Single(world.Rig.Sent);
        Assert.Equal(1, await world.Rig.CountAsync(Outcome.Delivered));
    }

    [Fact]
    public async Task What_is_decided_alone_goes_before_what_the_store_must_record()
    {
        await using World world = new(configure: options => options.EndpointConcurrency = 1);
        (Task begun, TaskCompletionSource<DeliveryReceipt> answer) = world.Rig.Channel.Holds();
        for (int i = 0; i < 3; i++)
        {
            await world.Rig.PublishAsync(Rig.Alert($"before-{i}"));
        }

        Task dispatching = world.DispatchAwayAsync();
        await begun;
        world.IsAway = true;
        await world.Rig.PublishAsync(Rig.Alert("alone"));
        answer.SetResult(DeliveryReceipt.Delivered("ok"));
        await dispatching;

        Assert.Equal(2, world.Rig.Sent.Count);
        Assert.Equal("alone", world.Rig.Sent[1].Delivery.Events[0].Asset!.Id);
        world.IsAway = false;
        await world.Rig.DispatchAsync();
        Assert.Equal(4, await world.Rig.CountAsync(Outcome.Delivered));
    }

    [Fact]
    public async Task A_channel_that_holds_is_asked_without_a_store_to_write_it_down()
    {
        await using World world = new();
        world.Rig.Channel.WhenUnknown = WhenUnknown.Hold;
        world.IsAway = true;
        await world.Rig.PublishAsync(Rig.Alert());
        await world.DispatchAwayAsync();

        Assert.Single(world.Rig.Sent);
    }

    [Fact]
    public async Task No_more_is_taken_on_than_there_is_room_for()
    {
        await using World world = new(configure: options => options.AwayCapacity = 3);
        world.IsAway = true;
        for (int i = 0; i < 3; i++)
        {
            Assert.True((await world.Rig.PublishAsync(Rig.Alert($"web-{i}"))).IsAccepted);
        }

        StoreException full = await Assert.ThrowsAsync<StoreException>(() => world.Rig.PublishAsync(Rig.Alert("web-4")));
        Assert.Contains("AwayCapacity", full.Message, StringComparison.Ordinal);
        Assert.True(full.IsTransient);
    }

    [Fact]
    public async Task A_batch_is_decided_alone_too()
    {
        await using World world = new();
        world.IsAway = true;

        IReadOnlyList<PublishResult> results = await world.Rig.Notifier.PublishAsync([Rig.Alert("web-1"), Rig.Alert("web-2")]);

        Assert.All(results, result => Assert.True(result is { IsAccepted: true, DecidedLocally: true }));
    }

    [Fact]
    public async Task An_error_that_needs_a_person_is_not_passed_over()
    {
        await using World world = new();
        world.Admission.Fault = new StoreException("The schema is missing.");

        await Assert.ThrowsAsync<StoreException>(() => world.Rig.PublishAsync(Rig.Alert()));
    }

    [Fact]
    public async Task The_running_loop_sends_while_it_waits_for_the_store_and_tells_it_afterwards()
    {
        await using World world = new();
        await using var loop = new RunningLoop(world.Rig, world.Attempts);
        world.IsAway = true;
        await loop.RunUntilAsync(() => Lines(world, "The store does not do what it is asked") >= 4);

        await world.Rig.PublishAsync(Rig.Alert("web-1"));
        int waits = Lines(world, "The store does not do what it is asked");
        await loop.RunUntilAsync(() => world.Rig.Sent.Count == 1);
        Assert.InRange(Lines(world, "The store does not do what it is asked"), waits, waits + 1);

        world.IsAway = false;
        await loop.RunUntilAsync(() => Lines(world, "The store was told") == 1);
        Assert.Equal(1, await world.Rig.CountAsync(Outcome.Delivered));
    }

    [Fact]
    public async Task Only_the_first_publisher_waits_for_a_store_that_the_loop_waits_for_too()
    {
        await using World world = new();
        await using var loop = new RunningLoop(world.Rig, world.Attempts);
        world.IsAway = true;
        await loop.RunUntilAsync(() => Lines(world, "The store does not do what it is asked") >= 1);
        for (int i = 0; i < 5; i++)
        {
            Assert.True((await world.Rig.PublishAsync(Rig.Alert($"web-{i}"))).DecidedLocally);
        }

        Assert.Equal(1, world.Admission.Asked);
        world.IsAway = false;
        await loop.RunUntilAsync(() => Lines(world, "The store works again") >= 1);
        Assert.False((await world.Rig.PublishAsync(Rig.Alert("web-9"))).DecidedLocally);
    }

    [Fact]
    public async Task A_stop_hands_over_or_says_what_is_lost()
    {
        await using World world = new();
        var loop = new RunningLoop(world.Rig, world.Attempts);
        world.IsAway = true;
        world.Rig.Channel.Answers(DeliveryReceipt.Deferred("busy", "Later.", TimeSpan.FromHours(1)));
        await world.Rig.PublishAsync(Rig.Alert());
        await loop.RunUntilAsync(() => world.Rig.Sent.Count == 1);
        await loop.DisposeAsync();

        Assert.Equal(1, Lines(world, "1 notifications that were decided while the store was away end with this process"));
    }

    private static int Lines(World world, string part) => world.Rig.Logs.Lines.Count(line => line.Contains(part, StringComparison.Ordinal));

    private sealed class World : IAsyncDisposable
    {
        private readonly SharedStores _stores = new();

        public World(Action<TopicPolicy>? policy = null, Action<SecurityNotificationsOptions>? configure = null)
        {
            Admission = new AdmissionDouble(_stores.Memory);
            Rig = new Rig(
                options =>
                {
                    options.AlertsOnly(alerts =>
                    {
                        alerts.WhenStoreAway = WhenStoreAway.DecideLocally;
                        policy?.Invoke(alerts);
                    });
                    configure?.Invoke(options);
                },
                builder =>
                {
                    _stores.Use(builder);
                    builder.Services.Replace(ServiceDescriptor.Singleton<IAdmissionStore>(Admission));
                    builder.Services.AddSingleton<IMeterFactory>(Attempts);
                });
        }

        public Rig Rig { get; }

        public AdmissionDouble Admission { get; }

        public AttemptsUnderWay Attempts { get; } = new();

        public Meter? Meter => Attempts.Meter;

        public bool IsAway
        {
            set => (Admission.Fault, _stores.Outbox.Fault) = value ? (Away, Away) : (null, null);
        }

        public async Task DispatchAwayAsync() => Assert.Same(Away, await Assert.ThrowsAsync<StoreException>(Rig.DispatchAsync));

        public async ValueTask DisposeAsync()
        {
            await Rig.DisposeAsync();
            Attempts.Dispose();
        }
    }
}
