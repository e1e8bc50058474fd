using MailKit.Net.Proxy;
using MimeKit;

namespace Notification.Sdk.Email.MailKit;

/// <summary>What only MailKit can do. Set in code; everything else stands in <see cref="EmailOptions"/>.</summary>
public sealed class MailKitOptions
{
    /// <summary>The proxy through which connections go; none by default. Used by several threads at once.</summary>
    public IProxyClient? Proxy { get; set; }

    /// <summary>Sees every message just before it is sent, on every attempt, such as to sign it with DKIM; nothing by
    /// default. Called by several threads at once. An exception makes the attempt fail.</summary>
    public Action<MimeMessage>? BeforeSend { get; set; }
}
