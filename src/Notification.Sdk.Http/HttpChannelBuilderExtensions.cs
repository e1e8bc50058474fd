using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Notification.Sdk.Http;
using Notification.Sdk.Http.Egress;

namespace Notification.Sdk;

/// <summary>The verb for authors of HTTP channels.</summary>
public static class HttpChannelBuilderExtensions
{
    /// <summary>Adds a guarded client: a keyed <see cref="HttpChannelClient"/>, and below it the named
    /// <see cref="HttpClient"/> whose connections are checked, that follows no redirect, keeps no cookie, uses no
    /// proxy, and writes no log and no span, since URLs may hold secrets.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name of the client and the key of the service: <c>Notification.Sdk.</c> and the channel's
    /// name, by custom.</param>
    /// <param name="options">Reads the current options; asked at every attempt and connect.</param>
    /// <returns>The client's builder, to which an application adds handlers of its own.</returns>
    public static IHttpClientBuilder AddHttpChannelClient(
        this ISecurityNotificationsBuilder builder, string name, Func<IServiceProvider, HttpChannelOptions> options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(options);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton<IHostResolver, SystemHostResolver>();
        builder.Services.TryAddKeyedSingleton(name, (services, _) => new HttpChannelClient(
            name,
            () => options(services),
            services.GetRequiredService<IHttpClientFactory>(),
            services.GetRequiredService<TimeProvider>()));
        return builder.Services.AddHttpClient(name)
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(services => GuardedHandler.Create(
                () => options(services),
                services.GetRequiredService<IHostResolver>(),
                services.GetRequiredService<TimeProvider>()))
            .RemoveAllLoggers();
    }
}
