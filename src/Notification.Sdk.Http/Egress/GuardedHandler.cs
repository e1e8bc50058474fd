using System.Net;
using Notification.Sdk.Http.Tls;

namespace Notification.Sdk.Http.Egress;

/// <summary>Makes the handler at the bottom of a channel's client.</summary>
internal static class GuardedHandler
{
    public static SocketsHttpHandler Create(Func<HttpChannelOptions> options, IHostResolver resolver, TimeProvider time)
    {
        HttpChannelOptions current = options();
        var guard = new ConnectGuard(options, resolver, time);
        return new SocketsHttpHandler
        {
            ConnectCallback = guard.ConnectAsync,
            ConnectTimeout = current.ConnectTimeout,
            SslOptions = new HostTrust(options).Create(),
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxResponseDrainSize = current.MaxResponseBytes,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),

            // Without a propagator the handler makes no span, whose tags would show the URL's path, and sends no trace
            // header out.
            ActivityHeadersPropagator = null,
        };
    }
}
