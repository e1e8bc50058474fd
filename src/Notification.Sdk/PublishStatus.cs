namespace Notification.Sdk;

/// <summary>What publishing an event came to.</summary>
public enum PublishStatus
{
    /// <summary>At least one endpoint will be told: its leg is in the outbox.</summary>
    Accepted,

    /// <summary>A budget held it back; it was counted into a summary that will be sent.</summary>
    Summarized,

    /// <summary>A named rule ended it.</summary>
    Suppressed,
}
