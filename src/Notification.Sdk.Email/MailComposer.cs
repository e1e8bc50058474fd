using Notification.Sdk.Email.Settings;
using Notification.Sdk.Events;

namespace Notification.Sdk.Email;

/// <summary>Makes the mail of a delivery: the same delivery gives the same bytes on every attempt.</summary>
internal static class MailComposer
{
    /// <exception cref="MailFormatException">A value cannot stand in a mail.</exception>
    public static MailContent Compose(
        Delivery delivery, IReadOnlyList<Mailbox> to, RenderedMessage text, RenderedMessage html, EmailOptions options)
    {
        Mailbox from = Mailbox.Parse(options.From);
        return new MailContent
        {
            From = from,
            To = to,
            ReplyTo = string.IsNullOrEmpty(options.ReplyTo) ? null : Mailbox.Parse(options.ReplyTo),
            Subject = text.Title,
            MessageId = $"{delivery.Id}@{from.Domain}",
            Date = delivery.CreatedAt,
            Text = text.Body,
            Html = html.Body,
            Attachments =
                [.. delivery.Attachments.Select(a => new MailAttachment(a.FileName, a.ContentType, a.Content))],
            Headers = [.. Headers(delivery, options)],
        };
    }

    private static IEnumerable<KeyValuePair<string, string>> Headers(Delivery delivery, EmailOptions options)
    {
        // RFC 3834: robots must not answer. Exchange listens to its own header only; bounces stay welcome.
        yield return new("Auto-Submitted", "auto-generated");
        yield return new("X-Auto-Response-Suppress", "OOF, AutoReply");
        yield return new("X-Notification-Topic", delivery.Topic);
        if (delivery.Severity >= Severity.High)
            yield return new("Importance", "high");
        foreach (KeyValuePair<string, string> header in UnsubscribeHeaders.Make(options, delivery.Target.Settings))
            yield return header;
    }
}
