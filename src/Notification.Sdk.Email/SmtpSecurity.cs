namespace Notification.Sdk.Email;

/// <summary>How the connection to the SMTP server is protected.</summary>
public enum SmtpSecurity
{
    /// <summary>Starts in plain text and must switch to TLS before anything else (RFC 3207). A server that does not
    /// offer it gets no mail. Usual port: 587.</summary>
    StartTls,

    /// <summary>TLS from the first byte (RFC 8314). Usual port: 465.</summary>
    ImplicitTls,

    /// <summary>No protection: everybody on the way can read and change the mail. Only for a relay on the same machine
    /// or in a protected network; credentials are refused. Usual port: 25.</summary>
    None,
}
