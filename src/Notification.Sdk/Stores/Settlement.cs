namespace Notification.Sdk.Stores;

/// <summary>What came of a claim: an end, another attempt, or a later start.</summary>
public sealed class Settlement
{
    private Settlement(Claim claim, DateTimeOffset at) => (Claim, At) = (claim, at);

    /// <summary>The delivery as it was claimed; one that somebody else has claimed since is not settled.</summary>
    public Claim Claim { get; }

    /// <summary>When it was settled.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The end of every leg, or <see cref="Outcome.Waiting"/> when they wait for <see cref="NextAt"/>.</summary>
    public Outcome Outcome { get; private init; }

    /// <summary>When the legs are due again.</summary>
    public DateTimeOffset? NextAt { get; private init; }

    /// <summary>Whether an attempt was made: it counts in the retry schedule, and the delivery keeps id and legs. Without one, waiting
    /// legs may go out in another company.</summary>
    public bool WasAttempted { get; private init; }

    /// <summary>The group in which the legs go on waiting; null for the group they had.</summary>
    public string? GroupKey { get; private init; }

    /// <summary>The rule that ended the legs, when a rule did.</summary>
    public string? Rule { get; private init; }

    /// <summary>Whether the outcome of this attempt, or of one before it, is unknown. The log marks the legs with it, for good.</summary>
    public bool MayBeDuplicate => Receipt is { MayHaveArrived: true } || (WasAttempted && Claim.IsInterrupted);

    /// <summary>Whether the log names the delivery with its legs from now on.</summary>
    public bool NamesDelivery => WasAttempted || Outcome == Outcome.DeadLettered;

    /// <summary>The vendor's answer, when there was one.</summary>
    public DeliveryReceipt? Receipt { get; private init; }

    /// <summary>The member of a group that answered, and to which the delivery is bound while it waits; null when none is.</summary>
    public string? Member => Receipt is null ? Claim.Member : Receipt.Member;

    /// <summary>The recipients still owed; empty for all.</summary>
    public IReadOnlyList<string> StillOwed =>
        Receipt?.StillOwed is { Count: > 0 } owed ? owed
        : Member == Claim.Member ? Claim.StillOwed
        : [];

    /// <summary>The delivery ended.</summary>
    public static Settlement Ended(Claim claim, DateTimeOffset at, Outcome outcome, DeliveryReceipt receipt) =>
        new(claim, at) { Outcome = outcome, Receipt = receipt, WasAttempted = true };

    /// <summary>The delivery is held as a dead letter without another attempt: an earlier one was interrupted and its outcome is unknown, or
    /// the store cannot read it.</summary>
    public static Settlement Held(Claim claim, DateTimeOffset at, DeliveryReceipt receipt) =>
        new(claim, at) { Outcome = Outcome.DeadLettered, Receipt = receipt };

    /// <summary>A rule ended the legs without an attempt.</summary>
    public static Settlement EndedBy(Claim claim, DateTimeOffset at, string rule) =>
        new(claim, at) { Outcome = Outcome.Suppressed, Rule = rule };

    /// <summary>Another attempt follows.</summary>
    public static Settlement Retry(Claim claim, DateTimeOffset at, DateTimeOffset nextAt, DeliveryReceipt receipt) =>
        new(claim, at) { NextAt = nextAt, Receipt = receipt, WasAttempted = true };

    /// <summary>The start is put off: by window, pace or the channel's own count.</summary>
    public static Settlement PutOff(
        Claim claim, DateTimeOffset at, DateTimeOffset nextAt, string? groupKey, DeliveryReceipt? receipt = null) =>
        new(claim, at) { NextAt = nextAt, GroupKey = groupKey, Receipt = receipt };
}
