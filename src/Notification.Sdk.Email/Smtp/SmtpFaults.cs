namespace Notification.Sdk.Email.Smtp;

/// <summary>The words for everything that can go wrong before the server judges a message.</summary>
internal static class SmtpFaults
{
    /// <summary>What a recipient gets when the connection ended between the last byte and the answer.</summary>
    public const string Unknown = "unknown";

    public static MailFault Unreachable(string host, int port, string why) =>
        new("connect", $"The SMTP server {host}:{port} cannot be reached ({why}): check Smtp:Host, Smtp:Port and the "
            + "network.");

    public static MailFault Lost(string why) =>
        new("lost", $"The connection to the SMTP server ended before it took the message: {why}.");

    public static MailFault Closing(SmtpReply reply) =>
        new(reply.CodeText, $"The SMTP server closes the connection ({reply}).");

    public static MailFault Timeout(string doing, TimeSpan limit, string option) =>
        new("timeout", $"The SMTP server took longer than {limit.TotalSeconds:0.###} s {doing} (Smtp:{option}).");

    public static MailFault NotSmtp(string what) =>
        new("protocol", $"The server's answer is not SMTP ({what}): check Smtp:Host, Smtp:Port and Smtp:Security.");

    public static MailFault NoStartTls() =>
        new("starttls", "The SMTP server offers no STARTTLS, and nothing is sent without it: set Smtp:Security to "
            + "ImplicitTls with its port (465), mend the server, or look for somebody on the way who takes it out.",
            Lasting: true);

    public static MailFault PlaintextAfterStartTls() =>
        new("starttls", "Plain text came after STARTTLS and before TLS: somebody on the way adds answers, or the "
            + "server is broken.", Lasting: true);

    public static MailFault StartTlsRefused(SmtpReply reply) =>
        new(reply.CodeText, $"The SMTP server offers STARTTLS and refuses it ({reply}).", Lasting: !reply.IsTransient);

    public static MailFault Tls(string why) =>
        new("tls", $"No TLS with the SMTP server ({why}): check Smtp:ServerName, Smtp:CaFile, "
            + "Smtp:ClientCertificateFile and the server's certificate.", Lasting: true);

    public static MailFault NoMechanism(string wanted, string offered) =>
        new("auth", $"The SMTP server offers no way to authenticate that fits the settings (wanted {wanted}, offered "
            + $"{(offered.Length == 0 ? "nothing" : offered)}): correct Smtp:UserName, Smtp:Password or "
            + "Smtp:AccessToken.", Lasting: true);

    public static MailFault BadToken() =>
        new("token", "Smtp:AccessToken gave something that is not a token: it must be of visible ASCII characters.",
            Lasting: true);

    public static MailFault AuthenticationRefused(SmtpReply reply) => reply.IsTransient
        ? new(reply.CodeText, $"The SMTP server cannot check the credentials now ({reply}).")
        : new(reply.CodeText, $"The SMTP server refused the credentials ({reply}): correct Smtp:UserName and "
            + "Smtp:Password, or check the rights of the token.", Lasting: true);

    public static MailFault AuthenticationRequired(SmtpReply reply) =>
        new(reply.CodeText, $"The SMTP server wants authentication ({reply}): set Smtp:UserName and "
            + "Smtp:Password, or allow this machine to relay.", Lasting: true);

    public static MailFault SenderRefused(Mailbox sender, SmtpReply reply) =>
        new(reply.CodeText, $"The SMTP server refused the sender {sender.Address} ({reply}): correct From or "
            + "EnvelopeSender, or let the account send for it.", Lasting: true);

    public static MailFault Refused(string doing, SmtpReply reply) =>
        new(reply.CodeText, $"The SMTP server refused {doing} ({reply}).", Lasting: reply.IsPermanent);
}
