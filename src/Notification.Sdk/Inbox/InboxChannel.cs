using Notification.Sdk.Stores;

namespace Notification.Sdk.Inbox;

/// <summary>Internal messages. The address of an endpoint names the inbox.</summary>
internal sealed class InboxChannel(IInboxStore store, TimeProvider time) : IChannel
{
    private const int LongestBody = 16 * 1024;

    public string Name => "inbox";

    public async ValueTask<DeliveryReceipt> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        RenderedMessage message = delivery.Render(MessageFormat.Text, LongestBody);
        await store.AddAsync(
            new InboxMessage
            {
                Id = delivery.Id,
                Tenant = delivery.Target.Tenant,
                Inbox = delivery.Target.Address,
                Kind = delivery.Kind,
                Topic = delivery.Topic,
                Severity = delivery.Severity,
                Title = message.Title,
                Body = message.Body,
                ReceivedAt = time.GetUtcNow(),
            },
            cancellationToken).ConfigureAwait(false);
        return DeliveryReceipt.Delivered("ok");
    }

    public IReadOnlyList<string> Check(DeliveryTarget target) =>
        string.IsNullOrWhiteSpace(target.Address) ? ["Address is empty. Name the inbox, such as 'inbox'."] : [];
}
