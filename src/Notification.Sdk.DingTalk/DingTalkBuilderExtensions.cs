using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Notification.Sdk.DingTalk;
using Notification.Sdk.Settings.Keys;

namespace Notification.Sdk;

/// <summary>The verb of the DingTalk package.</summary>
public static class DingTalkBuilderExtensions
{
    /// <summary>Adds the channel <c>dingtalk</c>. Adding it again adds the settings to those given before.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets what holds for all endpoints.</param>
    /// <param name="configureHttp">Adds handlers to the channel's client, above the guard. They see the access token
    /// and the signature in the URL, and must not log it. A handler must not retry: the outbox owns retries.</param>
    public static ISecurityNotificationsBuilder AddDingTalk(
        this ISecurityNotificationsBuilder builder,
        Action<DingTalkOptions>? configure = null,
        Action<IHttpClientBuilder>? configureHttp = null) =>
        Add(builder, options => options.Configure(configure ?? (_ => { })), configureHttp);

    /// <summary>Adds the channel <c>dingtalk</c>, configured by a section. Adding it again adds the settings to those
    /// given before.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="section">The section, with the names of <see cref="DingTalkOptions"/>. A reload takes effect at the
    /// next attempt.</param>
    /// <param name="configureHttp">Adds handlers to the channel's client, above the guard. They see the access token
    /// and the signature in the URL, and must not log it. A handler must not retry: the outbox owns retries.</param>
    public static ISecurityNotificationsBuilder AddDingTalk(
        this ISecurityNotificationsBuilder builder,
        IConfiguration section,
        Action<IHttpClientBuilder>? configureHttp = null)
    {
        ArgumentNullException.ThrowIfNull(section);
        return Add(builder, options => options.CheckKeys(section, "DingTalk").Bind(section).Configure(
            o => o.Key = (section as IConfigurationSection)?.Path ?? o.Key), configureHttp);
    }

    private static ISecurityNotificationsBuilder Add(
        ISecurityNotificationsBuilder builder,
        Action<OptionsBuilder<DingTalkOptions>> configure,
        Action<IHttpClientBuilder>? configureHttp)
    {
        ArgumentNullException.ThrowIfNull(builder);
        configure(builder.Services.AddOptions<DingTalkOptions>().ValidateOnStart());
        builder.Services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<DingTalkOptions>, DingTalkOptionsValidator>());
        IHttpClientBuilder http = builder.AddHttpChannelClient(
            DingTalkChannel.ClientName,
            services => services.GetRequiredService<IOptionsMonitor<DingTalkOptions>>().CurrentValue.Http);
        configureHttp?.Invoke(http);
        return builder.AddChannel<DingTalkChannel>();
    }
}
