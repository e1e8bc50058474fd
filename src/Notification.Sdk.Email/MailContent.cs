using System.Text.RegularExpressions;
using Notification.Sdk.Email.Mime;

namespace Notification.Sdk.Email;

/// <summary>One message, the same over all attempts. Immutable. Every value that becomes part of a header line is
/// checked when it is set.</summary>
public sealed partial class MailContent
{
    private static readonly HashSet<string> OwnHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Date", "From", "Sender", "Reply-To", "To", "Cc", "Bcc", "Subject", "Message-ID", "MIME-Version", "Return-Path",
    };

    /// <summary>Who it is from.</summary>
    public required Mailbox From { get; init; }

    /// <summary>Who the To line names; at least one.</summary>
    /// <exception cref="MailFormatException">There is none.</exception>
    public required IReadOnlyList<Mailbox> To
    {
        get;
        init => field = value is { Count: > 0 }
            ? value
            : throw new MailFormatException("A mail needs a mailbox in its To line: give at least one.");
    }

    /// <summary>Who gets answers; nobody else than the sender by default.</summary>
    public Mailbox? ReplyTo { get; init; }

    /// <summary>The subject, one line of any script without control characters.</summary>
    /// <exception cref="MailFormatException">It has a control character.</exception>
    public required string Subject { get; init => field = HeaderText.Checked(value, nameof(Subject)); }

    /// <summary>The Message-ID without its angle brackets: the same over all attempts, so that a mail system can see a
    /// double.</summary>
    /// <exception cref="MailFormatException">It is not one.</exception>
    public required string MessageId
    {
        get;
        init => field = MessageIdForm().IsMatch(value)
            ? value
            : throw new MailFormatException(
                "The message id must be like id@example.com: letters, digits, '.', '_', '+' and '-'.");
    }

    /// <summary>When the message was made.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>The plain text.</summary>
    public required string Text { get; init; }

    /// <summary>The HTML; null for plain text alone.</summary>
    public string? Html { get; init; }

    /// <summary>Files, and pictures inside the HTML.</summary>
    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];

    /// <summary>Further header lines, such as List-Unsubscribe: ASCII names and values of any script.</summary>
    /// <exception cref="MailFormatException">A name or a value cannot stand in a header.</exception>
    public IReadOnlyList<KeyValuePair<string, string>> Headers
    {
        get;
        init
        {
            foreach ((string name, string text) in value)
            {
                if (!HeaderName().IsMatch(name))
                    throw new MailFormatException("A header name is of letters, digits and '-', such as X-Topic.");
                if (OwnHeaders.Contains(name) || name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
                    throw new MailFormatException(
                        $"The header {name} is written from a property of its own: leave it out.");
                HeaderText.Checked(text, name);
            }

            field = value;
        }
    } = [];

    /// <summary>Writes the message in MIME: lines of at most 998 bytes ended by CR LF, 7 bits unless <paramref
    /// name="smtpUtf8"/>. The same content gives the same bytes.</summary>
    /// <param name="smtpUtf8">Whether header lines may hold international addresses as they are (RFC 6532). Otherwise
    /// such an address is named without being written out (RFC 6857).</param>
    public ReadOnlyMemory<byte> ToMime(bool smtpUtf8 = false) => MimeComposer.Compose(this, smtpUtf8);

    [GeneratedRegex("""\A[A-Za-z0-9._+-]{1,128}@[A-Za-z0-9.-]{1,253}\z""", RegexOptions.CultureInvariant)]
    private static partial Regex MessageIdForm();

    [GeneratedRegex("""\A[A-Za-z][A-Za-z0-9-]{0,63}\z""", RegexOptions.CultureInvariant)]
    private static partial Regex HeaderName();
}
