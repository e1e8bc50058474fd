using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Notification.Sdk.Settings.Keys;
using Notification.Sdk.Webhook;

namespace Notification.Sdk;

/// <summary>The verb of the webhook package.</summary>
public static class WebhookBuilderExtensions
{
    /// <summary>Adds the channel <c>webhook</c>. Adding it again adds the settings to those given before.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets what holds for all endpoints.</param>
    /// <param name="configureHttp">Adds handlers to the channel's client, above the guard. A handler must not retry:
    /// the outbox owns retries.</param>
    public static ISecurityNotificationsBuilder AddWebhook(
        this ISecurityNotificationsBuilder builder,
        Action<WebhookOptions>? configure = null,
        Action<IHttpClientBuilder>? configureHttp = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        OptionsBuilder<WebhookOptions> options = builder.Services.AddOptions<WebhookOptions>().ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        return Add(builder, configureHttp);
    }

    /// <summary>Adds the channel <c>webhook</c>, configured by a section. Adding it again adds the settings to those
    /// given before.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="section">The section, with the names of <see cref="WebhookOptions"/>. A reload takes effect at the
    /// next attempt.</param>
    /// <param name="configureHttp">Adds handlers to the channel's client, above the guard. A handler must not retry:
    /// the outbox owns retries.</param>
    public static ISecurityNotificationsBuilder AddWebhook(
        this ISecurityNotificationsBuilder builder,
        IConfiguration section,
        Action<IHttpClientBuilder>? configureHttp = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(section);
        builder.Services.AddOptions<WebhookOptions>().CheckKeys(section, "Webhook").Bind(section).ValidateOnStart()
            .Configure(o => o.Key = (section as IConfigurationSection)?.Path ?? o.Key);
        return Add(builder, configureHttp);
    }

    private static ISecurityNotificationsBuilder Add(
        ISecurityNotificationsBuilder builder, Action<IHttpClientBuilder>? configureHttp)
    {
        builder.Services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<WebhookOptions>, WebhookOptionsValidator>());
        IHttpClientBuilder http = builder.AddHttpChannelClient(
            WebhookChannel.ClientName,
            services => services.GetRequiredService<IOptionsMonitor<WebhookOptions>>().CurrentValue.Http);
        configureHttp?.Invoke(http);
        return builder.AddChannel<WebhookChannel>();
    }
}
