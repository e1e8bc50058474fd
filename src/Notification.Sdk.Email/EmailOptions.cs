using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Notification.Sdk.Email;

/// <summary>The e-mail channel. Checked at start, and again whenever the configuration changes: a change counts from
/// the next message on.</summary>
public sealed class EmailOptions
{
    /// <summary>The mailbox in the From line, such as <c>Security &lt;alerts@example.com&gt;</c>. Required. Its domain
    /// is the domain of every Message-ID.</summary>
    [Required(ErrorMessage = "{0} is missing: give the sender, a mailbox such as \"Security <alerts@example.com>\".")]
    public string From { get; set; } = "";

    /// <summary>The mailbox that gets answers; none by default.</summary>
    public string? ReplyTo { get; set; }

    /// <summary>The mailbox that gets bounces (MAIL FROM); the one of <see cref="From"/> by default.</summary>
    public string? EnvelopeSender { get; set; }

    /// <summary>An <c>https</c> or <c>mailto</c> address for the List-Unsubscribe line (RFC 2369); none by default. An
    /// endpoint's setting
    /// <c>ListUnsubscribe</c> goes first.</summary>
    public string? ListUnsubscribe { get; set; }

    /// <summary>Whether the <c>https</c> address of <see cref="ListUnsubscribe"/> takes a one-click POST (RFC 8058);
    /// false by default. An endpoint's setting <c>ListUnsubscribePost</c> goes first.</summary>
    public bool ListUnsubscribePost { get; set; }

    /// <summary>The longest body of each form, in UTF-8 bytes, 1,024 to 10,485,760; 262,144 by default.</summary>
    [Range(1024, 10_485_760)]
    public int MaxBodyBytes { get; set; } = 262_144;

    /// <summary>How long a recipient that the server deferred (4xx) is left alone at least, at most a day; 1 minute by
    /// default. Greylisting servers refuse earlier attempts.</summary>
    public TimeSpan DeferralWait { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the endpoint pauses after a fault that only an operator can mend, such as a wrong password, at
    /// most a day; 10 minutes by default.</summary>
    public TimeSpan FaultWait { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The SMTP server of the built-in transport.</summary>
    [ValidateObjectMembers]
    public SmtpOptions Smtp { get; set; } = new();

    /// <summary>Where the options came from, for error messages.</summary>
    internal string ConfigurationPath { get; set; } = nameof(EmailOptions);

    /// <summary>False when the transport in use needs no SMTP server.</summary>
    internal bool UsesSmtp { get; set; } = true;
}
