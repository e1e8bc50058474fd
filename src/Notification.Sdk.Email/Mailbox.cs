using System.Diagnostics.CodeAnalysis;
using Notification.Sdk.Email.Addressing;

namespace Notification.Sdk.Email;

/// <summary>One mailbox, strictly read: nothing in it can end a command or a header line. Immutable.</summary>
/// <remarks>Of RFC 5322 it takes what people write: <c>user@example.com</c>, <c>Name &lt;user@example.com&gt;</c>,
/// <c>"Name, with comma" &lt;user@example.com&gt;</c>. Quoted local parts, comments, groups, source routes and address
/// literals are refused. Letters outside ASCII are taken before the <c>@</c> (RFC 6531) and in the domain, which is
/// stored in its ASCII form.</remarks>
public sealed class Mailbox
{
    internal Mailbox(string displayName, string localPart, string domain)
    {
        DisplayName = displayName;
        Domain = domain;
        Address = $"{localPart}@{domain}";
        IsInternational = !System.Text.Ascii.IsValid(localPart);
    }

    /// <summary>The name to show; empty when there is none.</summary>
    public string DisplayName { get; }

    /// <summary>The domain in ASCII, lower case.</summary>
    public string Domain { get; }

    /// <summary>The address without the name, as it stands in SMTP commands.</summary>
    public string Address { get; }

    /// <summary>Whether the local part has letters outside ASCII, so that only a server with SMTPUTF8 can take
    /// it.</summary>
    public bool IsInternational { get; }

    /// <summary>Reads a mailbox.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="MailFormatException">It is not a mailbox.</exception>
    public static Mailbox Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return MailboxParser.TryParse(text, out Mailbox? mailbox, out string fault)
            ? mailbox
            : throw new MailFormatException(fault);
    }

    /// <summary>Reads a mailbox.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mailbox">The mailbox.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Mailbox? mailbox)
    {
        mailbox = null;
        return text is not null && MailboxParser.TryParse(text, out mailbox, out _);
    }

    /// <summary>The address.</summary>
    public override string ToString() => Address;
}
