namespace Notification.Sdk.Stores;

/// <summary>Keeps internal messages. Thread-safe.</summary>
public interface IInboxStore : IInbox
{
    /// <summary>Keeps a message; one whose id the inbox has is passed over. Old messages beyond the bounds of age and
    /// count go.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Cancels before the step, never within it.</param>
    ValueTask AddAsync(InboxMessage message, CancellationToken cancellationToken);
}
