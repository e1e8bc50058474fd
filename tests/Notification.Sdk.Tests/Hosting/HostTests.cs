using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Hosting;

/// <summary>The engine in a running host, with the machine's threads.</summary>
public sealed class HostTests
{
    private static IHost NewHost(RecordingChannel channel, Action<SecurityNotificationsOptions>? configure = null)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<IChannel>(channel);
        builder.Services.AddSecurityNotifications(options =>
        {
            options.Topics[Topics.Alerts] = new() { Throttles = [] };
            options.Endpoints["ops"] = new Endpoint { Channel = "recording", Address = "ops" };
            options.Subscriptions["all"] = new Subscription { Endpoints = ["ops"] };
            configure?.Invoke(options);
        });
        return builder.Build();
    }

    [Fact]
    public async Task The_background_service_delivers()
    {
        var channel = new RecordingChannel(TimeProvider.System);
        using IHost host = NewHost(channel);
        await host.StartAsync();
        await host.Services.GetRequiredService<ISecurityNotifier>().PublishAsync(Rig.Alert());
        await WaitFor.TrueAsync(() => channel.All.Count == 1);
        await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await host.Services.GetRequiredService<IDispatcher>().DispatchDueAsync());
        await host.StopAsync();
    }

    [Fact]
    public async Task Wrong_settings_stop_the_start_and_are_named()
    {
        using IHost host = NewHost(
            new RecordingChannel(TimeProvider.System), options => options.Endpoints["ops"].Channel = "pigeon");
        Exception refusal = await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync());
        Assert.Contains(
            "Endpoints:ops:Channel: there is no registered channel 'pigeon'. Use one of inbox, recording.",
            refusal.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_lets_what_is_under_way_end()
    {
        var channel = new RecordingChannel(TimeProvider.System);
        var started = new TaskCompletionSource();
        var answer = new TaskCompletionSource();
        channel.Answer = async (_, _) =>
        {
            started.SetResult();
            await answer.Task;
            return DeliveryReceipt.Delivered("ok");
        };
        using IHost host = NewHost(channel);
        await host.StartAsync();
        await host.Services.GetRequiredService<ISecurityNotifier>().PublishAsync(Rig.Alert());
        await started.Task;
        Task stopping = host.StopAsync();
        Assert.False(stopping.IsCompleted);
        answer.SetResult();
        await stopping;

        IReadOnlyList<OutcomeCount> counts = await host.Services.GetRequiredService<IDeliveryLog>().CountAsync();
        Assert.Equal(Outcome.Delivered, Assert.Single(counts).Outcome);
    }

    [Fact]
    public async Task A_stop_with_a_deadline_cancels_what_hangs_and_loses_nothing()
    {
        var channel = new RecordingChannel(TimeProvider.System);
        var started = new TaskCompletionSource();
        channel.Answer = async (_, cancellationToken) =>
        {
            started.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return DeliveryReceipt.Delivered("never");
        };
        using IHost host = NewHost(channel, options => options.StopTimeout = TimeSpan.Zero);
        await host.StartAsync();
        var notifier = host.Services.GetRequiredService<ISecurityNotifier>();
        for (int i = 0; i < 20; i++)
        {
            await notifier.PublishAsync(Rig.Alert($"web-{i}"));
        }

        await started.Task;
        await host.StopAsync();

        IReadOnlyList<OutcomeCount> counts = await host.Services.GetRequiredService<IDeliveryLog>().CountAsync();
        Assert.Equal((Outcome.Waiting, 20), Assert.Single(counts) is { } count ? (count.Outcome, count.Count) : default);
    }

    [Fact]
    public async Task A_cancelled_channel_has_the_last_word()
    {
        var channel = new RecordingChannel(TimeProvider.System);
        var started = new TaskCompletionSource();
        channel.Answer = async (_, cancellationToken) =>
        {
            started.SetResult();
            var cancelled = new TaskCompletionSource();
            await using CancellationTokenRegistration registration = cancellationToken.Register(cancelled.SetResult);
            await cancelled.Task;
            await Task.Yield();
            return DeliveryReceipt.Rejected("unknown", "It may have arrived: it is not sent again.");
        };
        using IHost host = NewHost(channel, options => options.StopTimeout = TimeSpan.Zero);
        await host.StartAsync();
        await host.Services.GetRequiredService<ISecurityNotifier>().PublishAsync(Rig.Alert());
        await started.Task;
        await host.StopAsync();

        IReadOnlyList<OutcomeCount> counts = await host.Services.GetRequiredService<IDeliveryLog>().CountAsync();
        Assert.Equal(Outcome.DeadLettered, Assert.Single(counts).Outcome);
    }

    [Fact]
    public async Task Publishing_while_policies_change_endpoints_hang_and_the_host_stops_loses_nothing()
    {
        const int Publishers = 4;
        const int EventsEach = 500;
        var channel = new RecordingChannel(TimeProvider.System);
        channel.Answer = async (delivery, cancellationToken) =>
        {
            if (delivery.Target.Endpoint == "stuck")
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }

            return DeliveryReceipt.Delivered("ok");
        };
        using IHost host = NewHost(channel, options =>
        {
            options.StopTimeout = TimeSpan.Zero;
            options.Endpoints["stuck"] = new Endpoint { Channel = "recording", Address = "stuck" };
            options.Subscriptions["all"].Endpoints.Add("stuck");
        });
        await host.StartAsync();
        var notifier = host.Services.GetRequiredService<ISecurityNotifier>();
        var settings = host.Services.GetRequiredService<INotificationSettings>();
        long waitingLegs = 0;
        long otherLegs = 0;
        int done = 0;
        Task[] publishers = [.. Enumerable.Range(0, Publishers).Select(publisher => Task.Run(async () =>
        {
            for (int i = 0; i < EventsEach; i++)
            {
                PublishResult result = await notifier.PublishAsync(Rig.Alert($"web-{publisher}-{i}"));
                Interlocked.Add(ref waitingLegs, result.Legs.Count(leg => leg.Outcome == Outcome.Waiting));
                Interlocked.Add(ref otherLegs, result.Legs.Count(leg => leg.Outcome != Outcome.Waiting));
                Interlocked.Increment(ref done);
            }
        }))];
        Task changes = Task.Run(async () =>
        {
            for (int i = 0; Volatile.Read(ref done) < Publishers * EventsEach; i++)
            {
                await settings.SaveAsync(
                    new TopicPolicy { Name = Topics.Alerts, Throttles = [], DedupPeriod = TimeSpan.FromMinutes(i % 60) }, "ann");
                await settings.EnableEndpointAsync("ops", i % 2 == 0, "ann");
            }
        });
        await WaitFor.TrueAsync(() => Volatile.Read(ref done) > Publishers * EventsEach / 2);
        await host.StopAsync();
        await Task.WhenAll([.. publishers, changes]);

        IReadOnlyList<OutcomeCount> alerts =
            [.. (await host.Services.GetRequiredService<IDeliveryLog>().CountAsync()).Where(c => c.Topic == Topics.Alerts)];
        long inOutbox = alerts.Where(count => count.Outcome != Outcome.Suppressed).Sum(count => count.Count);
        long suppressed = alerts.Where(count => count.Outcome == Outcome.Suppressed).Sum(count => count.Count);
        Assert.Equal(waitingLegs + otherLegs, inOutbox + suppressed);
        Assert.Equal(Publishers * EventsEach * 2, waitingLegs + otherLegs);
    }
}
