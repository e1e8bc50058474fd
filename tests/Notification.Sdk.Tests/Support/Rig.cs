using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;

namespace Notification.Sdk.Tests.Support;

/// <summary>The whole engine, as <c>AddSecurityNotifications()</c> wires it, on a manual clock and with one recording endpoint
/// <c>ops</c> unless the test sets others.</summary>
internal sealed class Rig : IAsyncDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider _services;

    public Rig(
        Action<SecurityNotificationsOptions>? configure = null,
        Action<ISecurityNotificationsBuilder>? build = null,
        DateTimeOffset? start = null,
        ManualClock? clock = null)
    {
        Time = clock ?? new ManualClock(start ?? Noon);
        Channel = new RecordingChannel(Time);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton<ILoggerFactory>(Logs);
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddSingleton<IChannel>(Channel);
        ISecurityNotificationsBuilder builder = services.AddSecurityNotifications(options =>
        {
            options.Endpoints["ops"] = new Endpoint { Channel = "recording", Address = "ops" };
            options.Subscriptions["all"] = new Subscription { Endpoints = ["ops"] };
            configure?.Invoke(options);
        });
        build?.Invoke(builder);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public ManualClock Time { get; }

    public RecordingChannel Channel { get; }

    public RecordingLogs Logs { get; } = new();

    public ISecurityNotifier Notifier => Get<ISecurityNotifier>();

    public INotificationSettings Settings => Get<INotificationSettings>();

    public IDeliveryLog Log => Get<IDeliveryLog>();

    public IReadOnlyList<RecordingChannel.Sent> Sent => Channel.All;

    /// <summary>An alert that differs from every other unless told otherwise.</summary>
    public static SecurityEvent Alert(
        string asset = "web-1", Severity severity = Severity.High, string topic = Topics.Alerts, string? key = null) => new()
        {
            Topic = topic,
            Kind = "suspicious-process",
            Severity = severity,
            Asset = new Asset(asset),
            Title = $"Suspicious process on {asset}",
            DedupKey = key ?? Guid.NewGuid().ToString("N"),
        };

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async Task<PublishResult> PublishAsync(SecurityEvent securityEvent) => await Notifier.PublishAsync(securityEvent);

    /// <summary>Sends what is due now.</summary>
    public async Task<DateTimeOffset?> DispatchAsync() => await Get<IDispatcher>().DispatchDueAsync();

    /// <summary>Steps from one due time to the next, up to a time.</summary>
    public async Task RunUntilAsync(DateTimeOffset end)
    {
        DateTimeOffset? next = await DispatchAsync();
        while (next <= end)
        {
            Time.AdvanceTo(next.Value);
            next = await DispatchAsync();
        }

        Time.AdvanceTo(end);
    }

    public Task RunForAsync(TimeSpan span) => RunUntilAsync(Time.GetUtcNow() + span);

    public async Task<long> CountAsync(Outcome outcome, string? rule = null) =>
        (await Log.CountAsync()).Where(count => count.Outcome == outcome && (rule is null || count.Rule == rule))
            .Sum(count => count.Count);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
