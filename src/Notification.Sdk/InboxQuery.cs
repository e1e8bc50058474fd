namespace Notification.Sdk;

/// <summary>Which internal messages are wanted.</summary>
public sealed record InboxQuery
{
    /// <summary>Whose; the one tenant by default.</summary>
    public string Tenant { get; init; } = "";

    /// <summary>The inbox: the address of its endpoint; <c>inbox</c> by default.</summary>
    public string Inbox { get; init; } = "inbox";

    /// <summary>Only unread ones.</summary>
    public bool UnreadOnly { get; init; }

    /// <summary>Only those received before this time: for paging, the time of the last message seen.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>How many at most, 1 to 1,000; 50 by default.</summary>
    public int Limit { get; init; } = 50;
}
