using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Notification.Sdk.Events;

namespace Notification.Sdk.DingTalk.Tests.Support;

/// <summary>The channel as an application has it, and a vendor for it to talk to.</summary>
internal sealed class DingTalkHost : ISecurityNotificationsBuilder, IAsyncDisposable
{
    public const string Secret = "SEC00000000000000000000000000000000";
    private readonly Lazy<ServiceProvider> _provider;

    public DingTalkHost(bool requireHttps = false)
    {
        Server = new RobotServer(Time);
        Services.AddSingleton<TimeProvider>(Time);
        this.AddDingTalk(options =>
        {
            options.Http.RequireHttps = requireHttps;
            options.Http.AllowedNetworks.Add("127.0.0.0/8");
        });
        _provider = new(() => Services.BuildServiceProvider());
    }

    public ManualClock Time { get; } = new();

    public RobotServer Server { get; }

    public IServiceCollection Services { get; } = new ServiceCollection();

    public DingTalkChannel Channel => (DingTalkChannel)_provider.Value.GetRequiredService<IChannel>();

    public static DeliveryTarget Target(
        string address,
        Dictionary<string, string>? settings = null,
        string culture = "en",
        string endpoint = "ops") => new()
        {
            Tenant = "",
            Endpoint = endpoint,
            Channel = "dingtalk",
            Address = address,
            Settings = settings ?? [],
            Culture = CultureInfo.GetCultureInfo(culture),
            TimeZone = TimeZoneInfo.Utc,
        };

    public static Delivery Message(DeliveryTarget target, params string[] titles) => new()
    {
        Id = "d-1",
        Kind = titles.Length > 1 ? DeliveryKind.Digest : DeliveryKind.Event,
        Target = target,
        Topic = Topics.Alerts,
        Severity = Severity.High,
        Events = [.. titles.Select(Event)],
        CreatedAt = DateTimeOffset.UnixEpoch,
        Attempt = 1,
        Renderer = new ListRenderer(),
    };

    public async Task<DeliveryReceipt> SendAsync(DeliveryTarget target, params string[] titles) =>
        await Channel.SendAsync(Message(target, titles.Length > 0 ? titles : ["Intrusion"]), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (_provider.IsValueCreated)
        {
            await _provider.Value.DisposeAsync();
        }

        await Server.DisposeAsync();
    }

    private static SecurityEvent Event(string title) =>
        new() { Topic = Topics.Alerts, Severity = Severity.High, Title = title };
}
