using Notification.Sdk.Events;

namespace Notification.Sdk;

/// <summary>One internal message.</summary>
public sealed record InboxMessage
{
    /// <summary>The identity within its inbox.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Tenant { get; init; }

    /// <summary>The inbox: the address of its endpoint.</summary>
    public required string Inbox { get; init; }

    /// <summary>What it is.</summary>
    public required DeliveryKind Kind { get; init; }

    /// <summary>The name of the topic that it tells of.</summary>
    public required string Topic { get; init; }

    /// <summary>The highest severity in it.</summary>
    public required Severity Severity { get; init; }

    /// <summary>One line.</summary>
    public required string Title { get; init; }

    /// <summary>Plain text with line breaks. Encode it for the page that shows it.</summary>
    public required string Body { get; init; }

    /// <summary>When it was delivered.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it was marked as read; null for unread.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>Id and inbox, for logs.</summary>
    public override string ToString() => $"{Id} {Tenant}/{Inbox}";
}
