using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Notification.Sdk.Email;
using Notification.Sdk.Email.Settings;
using Notification.Sdk.Email.Smtp;
using Notification.Sdk.Settings.Keys;

namespace Notification.Sdk;

/// <summary>The verbs of the e-mail package.</summary>
public static class EmailBuilderExtensions
{
    /// <summary>Adds the channel <c>email</c>, with options set elsewhere. Adding it twice adds it once.</summary>
    /// <param name="builder">The builder.</param>
    public static ISecurityNotificationsBuilder AddEmail(this ISecurityNotificationsBuilder builder) =>
        Add(builder, null);

    /// <summary>Adds the channel <c>email</c>. Adding it twice adds it once, with both sets of options in
    /// order.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options.</param>
    public static ISecurityNotificationsBuilder AddEmail(
        this ISecurityNotificationsBuilder builder, Action<EmailOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Add(builder, options => options.Configure(configure));
    }

    /// <summary>Adds the channel <c>email</c>. A change of the configuration counts from the next message on.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="section">Holds the options.</param>
    public static ISecurityNotificationsBuilder AddEmail(
        this ISecurityNotificationsBuilder builder, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return Add(builder, options => options.CheckKeys(section, "Email").Bind(section).Configure(o => o.ConfigurationPath = section.Path));
    }

    /// <summary>Replaces the built-in SMTP client.</summary>
    /// <typeparam name="TTransport">The transport; one instance serves all endpoints.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="readsSmtpOptions">Whether it uses <see cref="EmailOptions.Smtp"/>, which is then checked at start as
    /// usual; false by default, and no server need be given.</param>
    public static ISecurityNotificationsBuilder UseMailTransport<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TTransport>(
        this ISecurityNotificationsBuilder builder,
        bool readsSmtpOptions = false)
        where TTransport : class, IMailTransport
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton<IMailTransport, TTransport>());
        builder.Services.Configure<EmailOptions>(options => options.UsesSmtp = readsSmtpOptions);
        return builder;
    }

    private static ISecurityNotificationsBuilder Add(
        ISecurityNotificationsBuilder builder, Action<OptionsBuilder<EmailOptions>>? configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        OptionsBuilder<EmailOptions> options = builder.Services.AddOptions<EmailOptions>().ValidateOnStart();
        configure?.Invoke(options);
        builder.Services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<EmailOptions>, EmailOptionsRules>());
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton<IMailTransport, SmtpMailTransport>();
        return builder.AddChannel<EmailChannel>();
    }
}
