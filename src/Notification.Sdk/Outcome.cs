namespace Notification.Sdk;

/// <summary>Where a leg stands, or how it ended.</summary>
public enum Outcome
{
    /// <summary>In the outbox: due, held until its time, or being retried. The only one that is not an end.</summary>
    Waiting,

    /// <summary>The vendor took it as a message of its own.</summary>
    Delivered,

    /// <summary>The vendor took it as part of a digest or report.</summary>
    Folded,

    /// <summary>A budget held it back and it was counted into a summary.</summary>
    Summarized,

    /// <summary>A named rule ended it before the outbox, or its endpoint was disabled or deleted.</summary>
    Suppressed,

    /// <summary>Every attempt failed, or the vendor rejected it for good.</summary>
    DeadLettered,
}
