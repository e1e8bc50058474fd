namespace Notification.Sdk;

/// <summary>A delivery that was given up: rejected for good, out of attempts, or held because nobody knows whether it arrived. Kept whole in
/// the store until it is replayed or discarded; shown here without its content.</summary>
public sealed record DeadLetter
{
    /// <summary>The delivery's id: what the receiver saw, and would see again.</summary>
    public required string DeliveryId { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Tenant { get; init; }

    /// <summary>The name of the endpoint at which it was given up.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The topic of its events; of several in one delivery, the first.</summary>
    public required string Topic { get; init; }

    /// <summary>How many events, or summaries, it carries; at least 1. <see cref="DeliveryLogQuery.DeliveryId"/> finds them.</summary>
    public required int Legs { get; init; }

    /// <summary>How many attempts were made over its whole life.</summary>
    public required int Attempts { get; init; }

    /// <summary>The last code: the vendor's, or the engine's own.</summary>
    public required string Code { get; init; }

    /// <summary>What the code means and what to mend.</summary>
    public required string Detail { get; init; }

    /// <summary>When the first of its events was accepted.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>When it was given up.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>Whether it may have arrived: the outcome of an attempt is unknown. Replaying it may give the receiver a second copy.</summary>
    public bool MayBeDuplicate { get; init; }
}
