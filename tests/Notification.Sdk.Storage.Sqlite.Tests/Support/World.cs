using Microsoft.Extensions.DependencyInjection;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.Tests.Support;

/// <summary>The whole engine over one store, on a clock of its own. With a file it can be closed and opened again.</summary>
internal sealed class World : IAsyncDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly string? _file;
    private readonly Action<SecurityNotificationsOptions>? _configure;
    private readonly Action<SqliteStorageOptions>? _storage;
    private ServiceProvider _services;

    public World(
        string? file = null,
        Action<SecurityNotificationsOptions>? configure = null,
        Action<SqliteStorageOptions>? storage = null)
    {
        (_file, _configure, _storage) = (file, configure, storage);
        Channel = new RecordingChannel(Time);
        _services = Build();
    }

    public ManualClock Time { get; } = new(Noon);

    public RecordingChannel Channel { get; }

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

    /// <summary>What a restart of the process does; nothing without a file.</summary>
    public async Task RestartAsync()
    {
        if (_file is not null)
        {
            await _services.DisposeAsync();
            _services = Build();
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private ServiceProvider Build()
    {
        var services = new ServiceCollection();
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
        if (_file is not null)
        {
            builder.UseSqlite(_file, _storage);
        }

        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }
}
