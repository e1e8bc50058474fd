using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Storage.Sqlite.Outbox;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.CrashTests;

/// <summary>One life of the process: the engine over the file, with a channel that tells the parent.</summary>
internal sealed class Life : IAsyncDisposable
{
    private const int Publishers = 8;
    private const int EventsInALife = 192;
    private const int EventsOfAnAsset = 6;

    private readonly Report _report;
    private readonly ServiceProvider _services;

    public Life(string file, Report report)
    {
        _report = report;
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IChannel>(new PipeChannel(report));
        services.AddSecurityNotifications(Configure).UseSqlite(file);
        services.Replace(ServiceDescriptor.Singleton<IOutbox>(
            provider => new TellingOutbox(ActivatorUtilities.CreateInstance<OutboxStore>(provider), report)));
        _services = services.BuildServiceProvider();
    }

    public async Task RunDryAsync()
    {
        while (await DispatchAsync() is { } next)
        {
            TimeSpan wait = next - TimeProvider.System.GetUtcNow();
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
        }
    }

    /// <summary>Publishes from several threads beside the dispatcher.</summary>
    public async Task LoadAsync(long firstEvent, long firstAsset)
    {
        using var ending = new CancellationTokenSource();
        Task dispatching = DispatchAlwaysAsync(ending.Token);
        long next = firstEvent;
        await Task.WhenAll(Enumerable.Range(0, Publishers).Select(async publisher =>
        {
            await Task.Yield();
            long asset = (firstAsset * Publishers) + publisher;
            for (int i = 0; i < EventsInALife / Publishers; i++)
            {
                long number = Interlocked.Increment(ref next);
                bool isCapped = i % 4 == 3;
                string topic = isCapped ? "capped" : i % 4 == 2 ? "grouped" : "plain";
                await PublishAsync(new SecurityEvent
                {
                    Id = $"{topic}-{number}",
                    Topic = topic,
                    Kind = "k",
                    Severity = Severity.High,
                    Asset = new Asset(isCapped ? $"{asset + (Publishers * (i / 4 / EventsOfAnAsset))}" : "a"),
                    Title = "t",
                    DedupKey = $"{number}",
                });
            }
        }));
        await ending.CancelAsync();
        await dispatching;
        await RunDryAsync();
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static void Configure(SecurityNotificationsOptions options)
    {
        options.Endpoints["pipe"] = new Endpoint { Channel = "pipe", Address = "x" };
        options.Subscriptions["all"] = new Subscription { Endpoints = ["pipe"] };
        options.Retry.Waits = [.. Enumerable.Repeat(TimeSpan.Zero, 1000)];
        options.Topics["plain"] = new TopicPolicy { Throttles = [] };
        options.Topics["grouped"] = new TopicPolicy { Throttles = [], GroupWait = TimeSpan.FromMilliseconds(20) };
        options.Topics["capped"] = new TopicPolicy
        {
            Overflow = Overflow.Drop,
            Throttles =
            [
                new ThrottleRule
                {
                    Name = "two",
                    Limit = 2,
                    ReservedForHigh = 0,
                    Scope = ThrottleScope.Asset,
                    Kind = ThrottleKind.Rolling,
                    Interval = TimeSpan.FromDays(2),
                },
            ],
        };
    }

    private async Task PublishAsync(SecurityEvent securityEvent)
    {
        _report.Say($"tried {securityEvent.Id} {securityEvent.Asset!.Id}");
        PublishResult result = await _services.GetRequiredService<ISecurityNotifier>().PublishAsync(securityEvent);
        _report.Say($"{(result.IsAccepted ? "accepted" : "refused")} {securityEvent.Id} {securityEvent.Asset!.Id}");
    }

    private ValueTask<DateTimeOffset?> DispatchAsync() => _services.GetRequiredService<IDispatcher>().DispatchDueAsync();

    private async Task DispatchAlwaysAsync(CancellationToken ending)
    {
        while (!ending.IsCancellationRequested)
        {
            await DispatchAsync();
            await Task.Delay(1);
        }
    }
}
