using System.Net.Security;
using MailKit.Net.Smtp;
using MimeKit;

namespace Notification.Sdk.Email.MailKit;

/// <summary>MailKit's client with the TLS settings of the built-in transport and an answer for each recipient. Not
/// thread-safe.</summary>
internal sealed class MailKitClient : SmtpClient
{
    private readonly SslClientAuthenticationOptions? _tls;

    /// <param name="tls">The TLS settings; null for a connection without TLS.</param>
    public MailKitClient(SslClientAuthenticationOptions? tls)
    {
        _tls = tls;

        // Time is up when the token says so.
        Timeout = System.Threading.Timeout.Infinite;

        // MailKit forgives some well-known servers; the settings decide here.
        ServerCertificateValidationCallback = static (_, _, _, errors) => errors == SslPolicyErrors.None;
    }

    /// <summary>Hears that the sender was taken.</summary>
    public Action? SenderTaken { get; set; }

    /// <summary>Hears the answer for each recipient.</summary>
    public Action<MailboxAddress, SmtpResponse>? RecipientAnswered { get; set; }

    /// <summary>Clears what a message left behind.</summary>
    public Task<SmtpResponse> ResetAsync(CancellationToken cancellationToken) =>
        SendCommandAsync("RSET", cancellationToken);

    protected override SslClientAuthenticationOptions GetSslClientAuthenticationOptions(
        string host, RemoteCertificateValidationCallback remoteCertificateValidationCallback) =>
        _tls ?? base.GetSslClientAuthenticationOptions(host, remoteCertificateValidationCallback);

    protected override void OnSenderAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) =>
        SenderTaken?.Invoke();

    protected override void OnRecipientAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) =>
        RecipientAnswered?.Invoke(mailbox, response);

    protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
    {
        // The others go on, unless the server is leaving.
        if (response.StatusCode == SmtpStatusCode.ServiceNotAvailable)
            base.OnRecipientNotAccepted(message, mailbox, response);
        RecipientAnswered?.Invoke(mailbox, response);
    }
}
