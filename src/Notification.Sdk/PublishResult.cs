namespace Notification.Sdk;

/// <summary>What publishing an event came to. The only value that travels back.</summary>
/// <param name="EventId">The <see cref="Events.SecurityEvent.Id"/> of the event that was published, by which the delivery log finds it.</param>
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
    /// <summary>Whether this node decided it by what it knows itself, because the store was away and the topic wants it so
    /// (<see cref="Policies.WhenStoreAway.DecideLocally"/>).</summary>
    public bool DecidedLocally { get; init; }

    /// <summary>Whether at least one endpoint will be told.</summary>
    public bool IsAccepted => Status == PublishStatus.Accepted;
}
