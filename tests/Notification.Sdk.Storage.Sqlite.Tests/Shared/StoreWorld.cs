using Microsoft.Extensions.DependencyInjection;
using Notification.Sdk.Admission;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Tests;

/// <summary>The whole engine over one store, on a clock of its own. Over a place that lasts it can be closed and opened again.</summary>
internal class StoreWorld : IAsyncDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly Type[] Stores =
    [
        typeof(IAdmissionStore), typeof(IOutbox), typeof(IOutcomeLog), typeof(IDeliveryLog), typeof(IDeadLetterStore), typeof(IHealthStore),
        typeof(ISettingsStore), typeof(ITriggerStore), typeof(IFindingStore), typeof(IReportStore), typeof(IInboxStore),
    ];

    private readonly Action<ISecurityNotificationsBuilder>? _store;
    private readonly Action<SecurityNotificationsOptions>? _configure;
    private ServiceProvider _services;

    /// <param name="store">Registers the store; null for the one in memory.</param>
    /// <param name="configure">Sets the engine's options.</param>
    public StoreWorld(Action<ISecurityNotificationsBuilder>? store, Action<SecurityNotificationsOptions>? configure = null)
    {
        (_store, _configure) = (store, configure);
        Channel = new RecordingChannel(Time);
        _services = Build(null);
    }

    public ManualClock Time { get; } = new(Noon);

    public RecordingChannel Channel { get; }

    public IServiceProvider Services => _services;

    public ISecurityNotifier Notifier => Get<ISecurityNotifier>();

    public IOutbox Outbox => Get<IOutbox>();

    public IAdmissionStore Admission => Get<IAdmissionStore>();

    public IDeliveryLog Log => Get<IDeliveryLog>();

    public static SecurityEvent Alert(string id, string? key = null, string asset = "web-1") => new()
    {
        Id = id,
        Topic = Topics.Alerts,
        Kind = "suspicious-process",
        Severity = Severity.High,
        Asset = new Asset(asset),
        Title = $"Suspicious process on {asset}",
        DedupKey = key ?? id,
    };

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Tells the store what was refused and counted without asking it, as the dispatcher does every second.</summary>
    public async Task FlushAsync() => await Get<LocalCounts>().FlushAsync(Time.GetUtcNow(), default);

    /// <summary>What an orderly restart of the process does. Stores in memory are taken along, and all else is new.</summary>
    public async Task RestartAsync()
    {
        await FlushAsync();
        ServiceProvider before = _services;
        if (_store is not null)
        {
            await before.DisposeAsync();
        }

        _services = Build(_store is null ? before : null);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private ServiceProvider Build(ServiceProvider? before)
    {
        var services = new ServiceCollection();
        foreach (Type store in before is null ? [] : Stores)
        {
            services.AddSingleton(store, before!.GetRequiredService(store));
        }

        services.AddLogging();
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton<IChannel>(Channel);
        ISecurityNotificationsBuilder builder = services.AddSecurityNotifications(options =>
        {
            options.Endpoints["ops"] = new Endpoint { Channel = "recording", Address = "ops" };
            options.Subscriptions["all"] = new Subscription { Endpoints = ["ops"] };
            options.Topics[Topics.Alerts] = new TopicPolicy { Throttles = [] };
            _configure?.Invoke(options);
        });
        if (_store is not null)
        {
            _store(builder);
        }

        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }
}
