namespace Notification.Sdk;

/// <summary>Internal messages: what the product's own pages show. Who may read which inbox is for the product to
/// decide. Thread-safe.</summary>
public interface IInbox
{
    /// <summary>Lists messages, newest first.</summary>
    /// <param name="query">Which ones.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    ValueTask<IReadOnlyList<InboxMessage>> ListAsync(InboxQuery query, CancellationToken cancellationToken = default);

    /// <summary>Counts unread messages.</summary>
    /// <param name="inbox">The inbox.</param>
    /// <param name="tenant">Whose; the one tenant by default.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    ValueTask<int> CountUnreadAsync(
        string inbox = "inbox", string tenant = "", CancellationToken cancellationToken = default);

    /// <summary>Marks messages as read. Unknown ids and messages read before are passed over.</summary>
    /// <param name="ids">The messages' ids.</param>
    /// <param name="inbox">The inbox.</param>
    /// <param name="tenant">Whose; the one tenant by default.</param>
    /// <param name="cancellationToken">Cancels the change.</param>
    /// <returns>How many were unread before.</returns>
    ValueTask<int> MarkReadAsync(
        IReadOnlyCollection<string> ids,
        string inbox = "inbox",
        string tenant = "",
        CancellationToken cancellationToken = default);
}
