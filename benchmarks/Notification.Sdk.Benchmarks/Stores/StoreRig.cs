using Microsoft.Extensions.DependencyInjection;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;

namespace Notification.Sdk.Benchmarks.Stores;

/// <summary>The engine over a SQLite file of its own, nothing dispatched.</summary>
internal sealed class StoreRig : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("notification-bench-").FullName;
    private readonly ServiceProvider _services;
    private long _events;

    public StoreRig(Action<ISecurityNotificationsBuilder>? build = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        ISecurityNotificationsBuilder builder = services.AddSecurityNotifications(options =>
        {
            options.Endpoints["ops"] = new Endpoint { Channel = "inbox", Address = "ops" };
            options.Subscriptions["all"] = new Subscription { Endpoints = ["ops"] };
            options.Topics[Topics.Alerts] = new TopicPolicy { Throttles = [] };
        }).UseSqlite(File);
        build?.Invoke(builder);
        _services = services.BuildServiceProvider();
    }

    public string File => Path.Combine(_folder, "store.db");

    public ISecurityNotifier Notifier => _services.GetRequiredService<ISecurityNotifier>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public SecurityEvent Next()
    {
        string id = $"event-{Interlocked.Increment(ref _events)}";
        return new SecurityEvent
        {
            Id = id,
            Topic = Topics.Alerts,
            Kind = "suspicious-process",
            Severity = Severity.High,
            Asset = new Asset("web-1") { Name = "shop front" },
            Title = "Suspicious process on web-1",
            Summary = "A process that mines coins was started by the account www-data.",
            DedupKey = id,
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
