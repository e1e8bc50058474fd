using Notification.Sdk;

namespace Quickstart.Receiving;

/// <summary>The receiving side: what has arrived in the inbox and at the webhook.</summary>
internal sealed class Receivers(IInbox inbox, WebhookReceiver webhook)
{
    private const int LargestPage = 1000;

    private readonly List<Sent> _all = [];

    /// <summary>Everything that was taken so far.</summary>
    public IEnumerable<Sent> All => Sent.InOrder(_all);

    /// <summary>Takes what has arrived since the last time.</summary>
    public async Task<IReadOnlyList<Sent>> TakeAsync()
    {
        IReadOnlyList<InboxMessage> messages =
            await inbox.ListAsync(new InboxQuery { UnreadOnly = true, Limit = LargestPage });
        await inbox.MarkReadAsync([.. messages.Select(message => message.Id)]);
        List<Sent> taken = [.. Sent.InOrder([.. messages.Select(FromInbox), .. webhook.Take()])];
        _all.AddRange(taken);
        return taken;
    }

    private static Sent FromInbox(InboxMessage message) => new(
        message.ReceivedAt,
        message.Topic,
        message.Severity,
        Notifications.Channels[Notifications.Inbox],
        Notifications.Inbox,
        message.Kind.ToString().ToLowerInvariant(),
        message.Title);
}
