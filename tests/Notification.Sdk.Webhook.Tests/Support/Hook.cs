using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Notification.Sdk.Http.Tests.Support;

namespace Notification.Sdk.Webhook.Tests.Support;

/// <summary>The channel as an application would have it, allowed to reach loopback.</summary>
internal sealed class Hook : ISecurityNotificationsBuilder, IDisposable
{
    private readonly Lazy<ServiceProvider> _provider;

    public Hook(Action<WebhookOptions>? configure = null, Action<IHttpClientBuilder>? http = null)
    {
        Services.AddSingleton<TimeProvider>(Time);
        this.AddWebhook(
            options =>
            {
                options.Http.RequireHttps = false;
                options.Http.AllowedNetworks.Add("127.0.0.0/8");
                configure?.Invoke(options);
            },
            http);
        _provider = new(() => Services.BuildServiceProvider(validateScopes: true));
    }

    public IServiceCollection Services { get; } = new ServiceCollection();

    public ManualClock Time { get; } = new();

    public WebhookOptions Options => _provider.Value.GetRequiredService<IOptions<WebhookOptions>>().Value;

    public IChannel Channel => _provider.Value.GetServices<IChannel>().Single();

    public static DeliveryTarget Target(string address, params (string Name, string Value)[] settings) => new()
    {
        Tenant = "acme",
        Endpoint = "soc-hook",
        Channel = "webhook",
        Address = address,
        Settings = settings.ToDictionary(s => s.Name, s => s.Value, StringComparer.OrdinalIgnoreCase),
        Culture = CultureInfo.GetCultureInfo("en"),
        TimeZone = TimeZoneInfo.Utc,
    };

    public void UseRealTime() => Services.AddSingleton(TimeProvider.System);

    public async Task<DeliveryReceipt> SendAsync(Delivery delivery, CancellationToken cancellationToken = default) =>
        await Channel.SendAsync(delivery, cancellationToken);

    public Task<DeliveryReceipt> SendAsync(
        LoopbackServer server, Delivery delivery, params (string Name, string Value)[] settings) =>
        SendAsync(Deliveries.To(Target($"http://127.0.0.1:{server.Port}/hook", settings), delivery));

    public void Dispose()
    {
        if (_provider.IsValueCreated)
        {
            _provider.Value.Dispose();
        }
    }
}
