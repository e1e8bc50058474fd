using Microsoft.Extensions.DependencyInjection;
using Notification.Sdk.Email.MailKit;

namespace Notification.Sdk;

/// <summary>The verbs of the MailKit package.</summary>
public static class MailKitBuilderExtensions
{
    /// <summary>Sends the mail of the channel <c>email</c> through MailKit instead of the built-in SMTP client. It uses
    /// the same options, <c>Smtp</c> among them, and gives the same receipts.</summary>
    /// <param name="builder">The builder.</param>
    public static ISecurityNotificationsBuilder UseMailKit(this ISecurityNotificationsBuilder builder) =>
        builder.UseMailKit(static _ => { });

    /// <summary>Sends the mail of the channel <c>email</c> through MailKit instead of the built-in SMTP client. It uses
    /// the same options, <c>Smtp</c> among them, and gives the same receipts.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets what only MailKit can do.</param>
    public static ISecurityNotificationsBuilder UseMailKit(
        this ISecurityNotificationsBuilder builder, Action<MailKitOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.AddOptions<MailKitOptions>().Configure(configure);
        return builder.UseMailTransport<MailKitMailTransport>(readsSmtpOptions: true);
    }
}
