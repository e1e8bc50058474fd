using System.ComponentModel.DataAnnotations;

namespace Notification.Sdk.Email;

/// <summary>How the built-in transport reaches the SMTP server. Holds secrets: it has no text form.</summary>
public sealed class SmtpOptions
{
    /// <summary>The server's name or address. Required.</summary>
    public string Host { get; set; } = "";

    /// <summary>The server's port, 1 to 65535; when not given 587, 465 or 25, as <see cref="Security"/> says.</summary>
    [Range(1, 65535)]
    public int? Port { get; set; }

    /// <summary>How the connection is protected; <see cref="SmtpSecurity.StartTls"/> by default.</summary>
    [EnumDataType(typeof(SmtpSecurity), ErrorMessage = "{0} must be StartTls, ImplicitTls or None.")]
    public SmtpSecurity Security { get; set; }

    /// <summary>The name that the server's certificate must carry; <see cref="Host"/> by default.</summary>
    public string? ServerName { get; set; }

    /// <summary>A PEM file of the only authorities to trust; the machine's by default. Read for each connection, so
    /// that a renewed file counts at once.</summary>
    public string? CaFile { get; set; }

    /// <summary>A PEM file with the certificate to show to the server. Read for each connection.</summary>
    public string? ClientCertificateFile { get; set; }

    /// <summary>A PEM file with the key of <see cref="ClientCertificateFile"/>; the same file by default.</summary>
    public string? ClientCertificateKeyFile { get; set; }

    /// <summary>The password of an encrypted key. Secret.</summary>
    public string? ClientCertificateKeyPassword { get; set; }

    /// <summary>The account. Needs <see cref="Password"/> or <see cref="AccessToken"/>; without it the client does not
    /// authenticate.</summary>
    public string? UserName { get; set; }

    /// <summary>The account's password, sent by AUTH PLAIN or LOGIN inside TLS only. Secret.</summary>
    public string? Password { get; set; }

    /// <summary>Gives an OAuth 2 access token for <see cref="UserName"/>, sent by XOAUTH2 inside TLS only. Asked once
    /// for each connection, by several threads at once: keep a token until it expires. An exception makes the attempt
    /// fail. Only in code.</summary>
    public Func<CancellationToken, ValueTask<string>>? AccessToken { get; set; }

    /// <summary>The name by which the client greets the server; the address of its own end of the connection, as in
    /// <c>[192.0.2.1]</c>, by default.</summary>
    public string? HelloName { get; set; }

    /// <summary>How many connections may be open at once, 1 to 64; 4 by default.</summary>
    [Range(1, 64)]
    public int MaxConnections { get; set; } = 4;

    /// <summary>How many messages a connection carries before it is replaced, 1 to 10,000; 100 by default.</summary>
    [Range(1, 10_000)]
    public int MaxMessagesPerConnection { get; set; } = 100;

    /// <summary>How long an unused connection stays open, at most an hour; 1 minute by default.</summary>
    public TimeSpan IdleLimit { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long opening may take, from the first packet to the end of authentication, at most 10 minutes; 30
    /// seconds by default.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the answer to a command may take, at most 10 minutes; 30 seconds by default.</summary>
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long sending the content and the answer to it may take, at most 30 minutes; 2 minutes by default.
    /// RFC 5321 advises 10 minutes: when it runs out after the last byte, nobody knows whether the server took the
    /// message.</summary>
    public TimeSpan DataTimeout { get; set; } = TimeSpan.FromMinutes(2);

    internal int EffectivePort => Port ?? Security switch
    {
        SmtpSecurity.ImplicitTls => 465,
        SmtpSecurity.None => 25,
        _ => 587,
    };
}
