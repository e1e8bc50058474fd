using Microsoft.Extensions.Options;
using Notification.Sdk.Email.Addressing;

namespace Notification.Sdk.Email;

/// <summary>One message for all mailboxes of an endpoint: they are a team that may see who else was told, and one
/// Message-ID means one thread for their answers. People who must not see each other get endpoints of their
/// own.</summary>
internal sealed class EmailChannel(IMailTransport transport, IOptionsMonitor<EmailOptions> options) : IChannel
{
    public const string ChannelName = "email";

    public string Name => ChannelName;

    public async ValueTask<DeliveryReceipt> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        EmailOptions settings;
        try
        {
            settings = options.CurrentValue;
        }
        catch (OptionsValidationException e)
        {
            // Changed while running: nothing is lost, it waits for the mend.
            return DeliveryReceipt.Deferred("options", string.Join(' ', e.Failures), pausesEndpoint: true, nothingSent: true);
        }

        MailboxList list = MailboxList.Parse(delivery.Target.Address);
        if (list.Mailboxes.Count == 0)
        {
            string why = list.Faults.Count == 0 ? "it is empty" : string.Join(' ', list.Faults);
            return DeliveryReceipt.Rejected(
                "address", $"The endpoint's address has no mailbox: {why} Give mailboxes separated by commas.");
        }

        List<Mailbox> owed = [.. list.Mailboxes.Where(m => IsOwed(m, delivery))];
        if (owed.Count == 0)
            return DeliveryReceipt.Rejected(
                "recipients", "The recipients still owed are no longer in the endpoint's address.");

        RenderedMessage html = delivery.Render(MessageFormat.Html, settings.MaxBodyBytes);
        RenderedMessage text = delivery.Render(MessageFormat.Text, settings.MaxBodyBytes);
        MailEnvelope envelope;
        MailContent content;
        try
        {
            content = MailComposer.Compose(delivery, list.Mailboxes, text, html, settings);
            string? sender = settings.EnvelopeSender;
            envelope = new MailEnvelope(string.IsNullOrEmpty(sender) ? content.From : Mailbox.Parse(sender), owed);
        }
        catch (MailFormatException e)
        {
            return DeliveryReceipt.Rejected("header", e.Message);
        }

        MailResult result = await transport.SendAsync(envelope, content, cancellationToken).ConfigureAwait(false);
        return MailReceipts.Make(result, owed, list.Faults, settings);
    }

    public IReadOnlyList<string> Check(DeliveryTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        MailboxList list = MailboxList.Parse(target.Address);
        return list.Mailboxes.Count + list.Faults.Count == 0
            ? ["Address is empty: give mailboxes separated by commas."]
            : list.Faults;
    }

    private static bool IsOwed(Mailbox mailbox, Delivery delivery) =>
        delivery.Recipients.Count == 0
        || delivery.Recipients.Contains(mailbox.Address, StringComparer.OrdinalIgnoreCase);
}
