using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;

namespace Notification.Sdk.Benchmarks.Engine;

/// <summary>The engine with the store in memory and one webhook endpoint.</summary>
internal sealed class WholeEngine : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly ISecurityNotifier _notifier;
    private readonly IHostedService[] _hosted;

    private WholeEngine(ServiceProvider services)
    {
        _services = services;
        _notifier = services.GetRequiredService<ISecurityNotifier>();
        _hosted = [.. services.GetServices<IHostedService>()];
    }

    public static async Task<WholeEngine> StartAsync(Uri receiver, int atOnce, bool isRunning = true)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSecurityNotifications(options =>
        {
            options.Endpoints["hook"] = new Endpoint { Channel = "webhook", Address = receiver.ToString(), Concurrency = atOnce };
            options.Subscriptions["all"] = new Subscription { Endpoints = ["hook"] };
            options.Topics["free"] = new TopicPolicy { Throttles = [] };
        }).AddWebhook(options =>
        {
            options.Http.RequireHttps = false;
            options.Http.AllowedNetworks.Add("127.0.0.0/8");
        });
        var engine = new WholeEngine(services.BuildServiceProvider());
        foreach (IHostedService hosted in isRunning ? engine._hosted : [])
            await hosted.StartAsync(CancellationToken.None);

        return engine;
    }

    public static SecurityEvent NewEvent(int number) => SecurityEvents.SuspiciousProcess(
        new Asset($"i-0123456789abcdef{number:d8}"), new ProcessEvidence($"miner-{number}") { Path = "/tmp/.x/miner" }) with
    {
        Topic = "free",
        Id = $"event-{number}",
    };

    public async Task PublishAsync(int events)
    {
        for (int i = 0; i < events; i++)
            await _notifier.PublishAsync(NewEvent(i));
    }

    /// <summary>Publishes, and waits until all was delivered.</summary>
    public async Task DeliverAsync(int events)
    {
        await PublishAsync(events);
        IDeliveryLog log = _services.GetRequiredService<IDeliveryLog>();
        while ((await log.CountAsync()).Where(count => count.Outcome == Outcome.Delivered).Sum(count => count.Count) < events)
            await Task.Delay(1);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IHostedService hosted in _hosted)
            await hosted.StopAsync(CancellationToken.None);

        await _services.DisposeAsync();
    }
}
