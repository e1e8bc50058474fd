using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Notification.Sdk.Http;
using Notification.Sdk.Settings.Keys;
using Notification.Sdk.Sms.AlibabaCloud;
using Notification.Sdk.Sms.Gateways;
using Notification.Sdk.Sms.Kannel;
using Notification.Sdk.Sms.Settings;
using Notification.Sdk.Sms.Twilio;

namespace Notification.Sdk.Sms;

/// <summary>What <c>AddSms</c> hands over: each verb registers a gateway under its name, in place of one of the same
/// name.</summary>
public sealed class SmsBuilder
{
    private readonly ISecurityNotificationsBuilder _builder;
    private readonly IConfiguration? _section;

    internal SmsBuilder(ISecurityNotificationsBuilder builder, IConfiguration? section) =>
        (_builder, _section) = (builder, section);

    /// <summary>The services of the application.</summary>
    public IServiceCollection Services => _builder.Services;

    /// <summary>Sets what holds for all gateways.</summary>
    /// <param name="configure">Sets options; called after earlier ones.</param>
    public SmsBuilder Configure(Action<SmsOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.Configure(configure);
        return this;
    }

    /// <summary>Registers <c>alibaba-cloud</c>, with options of the section <c>AlibabaCloud</c> below that of
    /// <c>AddSms</c>, if there is one.</summary>
    /// <param name="configure">Sets options, over those of the section.</param>
    /// <param name="configureHttp">Adds handlers to the gateway's client, above the guard. A handler must not retry:
    /// the second request could be a second message.</param>
    public SmsBuilder UseAlibabaCloud(
        Action<AlibabaCloudSmsOptions>? configure = null, Action<IHttpClientBuilder>? configureHttp = null)
    {
        OptionsBuilder<AlibabaCloudSmsOptions> options = Services.AddOptions<AlibabaCloudSmsOptions>()
            .ValidateOnStart();
        if (_section?.GetSection("AlibabaCloud") is { } section)
        {
            options.CheckKeys(section, "Sms", "AlibabaCloud").Bind(section).Configure(o => o.Key = section.Path);
        }

        options.Configure(configure ?? (_ => { }));
        Services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<AlibabaCloudSmsOptions>, AlibabaCloudOptionsRules>());
        return UseHttp<AlibabaCloudGateway, AlibabaCloudSmsOptions>(
            SmsGatewayNames.AlibabaCloud, AlibabaCloudGateway.ClientName, o => o.Http, configureHttp);
    }

    /// <summary>Registers <c>twilio</c>, with options of the section <c>Twilio</c> below that of <c>AddSms</c>, if
    /// there is one.</summary>
    /// <param name="configure">Sets options, over those of the section.</param>
    /// <param name="configureHttp">Adds handlers to the gateway's client, above the guard. A handler must not retry:
    /// the second request could be a second message.</param>
    public SmsBuilder UseTwilio(
        Action<TwilioSmsOptions>? configure = null, Action<IHttpClientBuilder>? configureHttp = null)
    {
        OptionsBuilder<TwilioSmsOptions> options = Services.AddOptions<TwilioSmsOptions>().ValidateOnStart();
        if (_section?.GetSection("Twilio") is { } section)
        {
            options.CheckKeys(section, "Sms", "Twilio").Bind(section).Configure(o => o.Key = section.Path);
        }

        options.Configure(configure ?? (_ => { }));
        Services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<TwilioSmsOptions>, TwilioOptionsRules>());
        return UseHttp<TwilioGateway, TwilioSmsOptions>(
            SmsGatewayNames.Twilio, TwilioGateway.ClientName, o => o.Http, configureHttp);
    }

    /// <summary>Registers <c>kannel</c>, with options of the section <c>Kannel</c> below that of <c>AddSms</c>, if
    /// there is one.</summary>
    /// <param name="configure">Sets options, over those of the section.</param>
    /// <param name="configureHttp">Adds handlers to the gateway's client, above the guard. A handler must not retry,
    /// since the second request could be a second message, and must not log the address, which holds the
    /// password.</param>
    public SmsBuilder UseKannel(
        Action<KannelSmsOptions>? configure = null, Action<IHttpClientBuilder>? configureHttp = null)
    {
        OptionsBuilder<KannelSmsOptions> options = Services.AddOptions<KannelSmsOptions>().ValidateOnStart();
        if (_section?.GetSection("Kannel") is { } section)
        {
            options.CheckKeys(section, "Sms", "Kannel").Bind(section).Configure(o => o.Key = section.Path);
        }

        options.Configure(configure ?? (_ => { }));
        Services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<KannelSmsOptions>, KannelOptionsRules>());
        return UseHttp<KannelGateway, KannelSmsOptions>(
            SmsGatewayNames.Kannel, KannelGateway.ClientName, o => o.Http, configureHttp);
    }

    /// <summary>Registers a gateway of your own.</summary>
    /// <typeparam name="TGateway">The gateway; one instance serves all endpoints that choose it.</typeparam>
    /// <param name="name">The name by which endpoints choose it; compared without case.</param>
    public SmsBuilder UseGateway<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TGateway>(
        string name = SmsGatewayNames.Custom)
        where TGateway : class, ISmsGateway
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        name = name.Trim().ToLowerInvariant();
        Services.RemoveAllKeyed<ISmsGateway>(name);
        Services.AddKeyedSingleton<ISmsGateway, TGateway>(name);
        Services.AddSingleton(new GatewayName(name));
        return this;
    }

    private SmsBuilder UseHttp<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TGateway,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
        string name, string client, Func<TOptions, HttpChannelOptions> http, Action<IHttpClientBuilder>? configureHttp)
        where TGateway : class, ISmsGateway
        where TOptions : class
    {
        IHttpClientBuilder guarded = _builder.AddHttpChannelClient(
            client, services => http(services.GetRequiredService<IOptionsMonitor<TOptions>>().CurrentValue));
        configureHttp?.Invoke(guarded);
        return UseGateway<TGateway>(name);
    }
}
