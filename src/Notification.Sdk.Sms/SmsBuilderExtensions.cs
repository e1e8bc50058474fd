using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Notification.Sdk.Settings.Keys;
using Notification.Sdk.Sms;
using Notification.Sdk.Sms.Budget;
using Notification.Sdk.Sms.Gateways;
using Notification.Sdk.Sms.Reports;
using Notification.Sdk.Sms.Settings;

namespace Notification.Sdk;

/// <summary>The verb of the SMS package.</summary>
public static class SmsBuilderExtensions
{
    /// <summary>Adds the channel <c>sms</c>. Adding it again adds to the gateways and options given before.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Registers at least one gateway, and sets options.</param>
    public static ISecurityNotificationsBuilder AddSms(
        this ISecurityNotificationsBuilder builder, Action<SmsBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        return Add(builder, section: null, configure);
    }

    /// <summary>Adds the channel <c>sms</c>, configured by a section. A change of it counts from the next message
    /// on.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="section">The section, with the names of <see cref="SmsOptions"/>, and below it one for each
    /// gateway: <c>AlibabaCloud</c>, <c>Twilio</c>, <c>Kannel</c>.</param>
    /// <param name="configure">Registers at least one gateway.</param>
    public static ISecurityNotificationsBuilder AddSms(
        this ISecurityNotificationsBuilder builder, IConfigurationSection section, Action<SmsBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(section);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.AddOptions<SmsOptions>().CheckKeys(section, "Sms").Bind(section).Configure(options => options.Key = section.Path);
        return Add(builder, section, configure);
    }

    private static ISecurityNotificationsBuilder Add(
        ISecurityNotificationsBuilder builder, IConfigurationSection? section, Action<SmsBuilder> configure)
    {
        builder.Services.AddOptions<SmsOptions>().ValidateOnStart();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SmsOptions>, SmsOptionsRules>());
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton<SmsGateways>();
        builder.Services.TryAddSingleton<PartsBudget>();
        builder.Services.TryAddSingleton<PartsLedger>();
        builder.Services.TryAddSingleton<ISmsReports, InMemorySmsReports>();
        configure(new SmsBuilder(builder, section));
        return builder.AddChannel<SmsChannel>();
    }
}
