namespace Notification.Sdk;

/// <summary>One event on one endpoint, and where it stands. Holds no text of the event and no secret.</summary>
public sealed record DeliveryLogEntry
{
    /// <summary>Whose it is.</summary>
    public required string Tenant { get; init; }

    /// <summary>The event's id; empty for a summary, a test and a verification.</summary>
    public required string EventId { get; init; }

    /// <summary>The name of the topic under which the event was published.</summary>
    public required string Topic { get; init; }

    /// <summary>The endpoint; empty when the event was routed nowhere.</summary>
    public required string Endpoint { get; init; }

    /// <summary>What it is, or would have been.</summary>
    public required DeliveryKind Kind { get; init; }

    /// <summary>Where it stands.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The rule that ended it, when one did.</summary>
    public string? Rule { get; init; }

    /// <summary>When it was accepted or refused.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>When it is due next; null when it has ended.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When it ended; null while it waits.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The delivery, from its first attempt on: what the receiver saw as the idempotency key.</summary>
    public string? DeliveryId { get; init; }

    /// <summary>How many attempts were made.</summary>
    public int Attempts { get; init; }

    /// <summary>Whether the outcome of one of its attempts is unknown: the process ended, or no answer came. If it was or is sent again, under
    /// the same id, more than one copy may arrive. Once true it stays so.</summary>
    public bool MayBeDuplicate { get; init; }

    /// <summary>The member that took it or was asked last, when the endpoint is a group; null when none was, or none is bound.</summary>
    public string? Member { get; init; }

    /// <summary>The vendor's last code.</summary>
    public string? Code { get; init; }

    /// <summary>What the last code means.</summary>
    public string? Detail { get; init; }
}
