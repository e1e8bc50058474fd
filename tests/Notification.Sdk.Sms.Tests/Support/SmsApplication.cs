using Microsoft.Extensions.DependencyInjection;
using Notification.Sdk.Http;

namespace Notification.Sdk.Sms.Tests.Support;

/// <summary>The channel as an application would have it.</summary>
internal sealed class SmsApplication : ISecurityNotificationsBuilder, IDisposable
{
    private readonly Lazy<ServiceProvider> _provider;

    public SmsApplication(Action<SmsBuilder> configure, TimeProvider? time = null)
    {
        Services.AddSingleton(time ?? new ManualClock());
        this.AddSms(configure);
        _provider = new(() => Services.BuildServiceProvider());
    }

    public IServiceCollection Services { get; } = new ServiceCollection();

    public IChannel Channel => _provider.Value.GetServices<IChannel>().Single();

    /// <summary>The scripted gateway, when it is the one in use.</summary>
    public ScriptedGateway Gateway =>
        (ScriptedGateway)_provider.Value.GetRequiredKeyedService<ISmsGateway>(SmsGatewayNames.Custom);

    public ISmsReports Reports => _provider.Value.GetRequiredService<ISmsReports>();

    public static SmsApplication Scripted(Action<SmsOptions>? configure = null, TimeProvider? time = null) =>
        new(sms => sms.Configure(configure ?? (_ => { })).UseGateway<ScriptedGateway>(), time);

    /// <summary>Lets a gateway connect to loopback, which the guard refuses by default.</summary>
    public static void AllowLoopback(HttpChannelOptions http)
    {
        http.RequireHttps = false;
        http.AllowedNetworks.Add("127.0.0.0/8");
    }

    public ValueTask<DeliveryReceipt> SendAsync(Delivery delivery, CancellationToken cancellationToken = default) =>
        Channel.SendAsync(delivery, cancellationToken);

    public void Dispose()
    {
        if (_provider.IsValueCreated)
        {
            _provider.Value.Dispose();
        }
    }
}
