using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Notification.Sdk.Http.Egress;

namespace Notification.Sdk.Http.Tests.Support;

/// <summary>A channel's client as an application would have it.</summary>
internal sealed class Channel : ISecurityNotificationsBuilder, IDisposable
{
    private readonly Lazy<ServiceProvider> _provider;

    public Channel(IHostResolver? resolver = null, TimeProvider? time = null)
    {
        if (resolver is not null)
        {
            Services.AddSingleton(resolver);
        }

        Services.AddSingleton(time ?? TimeProvider.System);
        Client = this.AddHttpChannelClient("test", _ => Options);
        _provider = new(() => Services.BuildServiceProvider());
    }

    public IServiceCollection Services { get; } = new ServiceCollection();

    public IHttpClientBuilder Client { get; }

    public HttpChannelOptions Options { get; } = new() { RequireHttps = false };

    public static Channel OnLoopback(TimeProvider? time = null)
    {
        var channel = new Channel(time: time);
        channel.Options.AllowedNetworks.Add("127.0.0.0/8");
        return channel;
    }

    public async Task<HttpAnswer> GetAsync(
        string url,
        string endpoint = "ops",
        string tenant = "",
        HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead,
        CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        return await _provider.Value.GetRequiredKeyedService<HttpChannelClient>("test")
            .SendAsync(Target(endpoint, tenant, url), request, completion, cancellationToken);
    }

    public void Dispose()
    {
        if (_provider.IsValueCreated)
        {
            _provider.Value.Dispose();
        }
    }

    private static DeliveryTarget Target(string endpoint, string tenant, string url) => new()
    {
        Tenant = tenant,
        Endpoint = endpoint,
        Channel = "test",
        Address = url,
        Settings = new Dictionary<string, string>(),
        Culture = CultureInfo.InvariantCulture,
        TimeZone = TimeZoneInfo.Utc,
    };
}
