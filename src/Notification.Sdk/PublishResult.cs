namespace Notification.Sdk;

/// <summary>What publishing an event came to. The only value that travels back.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Status">Accepted, summarized or suppressed.</param>
/// <param name="Rule">The rule that refused the event as a whole; null when it was accepted.</param>
/// <param name="Until">With a refusal by time, when the same event may have another answer.</param>
/// <param name="Legs">Endpoint by endpoint; empty when the event was routed nowhere.</param>
/// <param name="Raised">What came of the events that triggers raised over this one.</param>
public readonly record struct PublishResult(
    string EventId,
    PublishStatus Status,
    string? Rule,
    DateTimeOffset? Until,
    IReadOnlyList<LegResult> Legs,
    IReadOnlyList<PublishResult> Raised)
{
    /// <summary>Whether at least one endpoint will be told.</summary>
    public bool IsAccepted => Status == PublishStatus.Accepted;
}
