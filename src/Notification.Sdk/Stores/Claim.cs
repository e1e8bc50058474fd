using Notification.Sdk.Events;

namespace Notification.Sdk.Stores;

/// <summary>Legs that go out as one delivery. A retry has the same id and the same legs.</summary>
public sealed class Claim
{
    /// <summary>The delivery's id.</summary>
    public required string DeliveryId { get; init; }

    /// <summary>The tenant and name of the place that the delivery goes to.</summary>
    public required EndpointKey Endpoint { get; init; }

    /// <summary>The legs, in the order of acceptance; at least one.</summary>
    public required IReadOnlyList<Leg> Legs { get; init; }

    /// <summary>The number of this attempt, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>When the delivery was first claimed.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was due.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>The recipients still owed; empty for all.</summary>
    public IReadOnlyList<string> StillOwed { get; init; } = [];

    /// <summary>The member to which the delivery is bound, when the endpoint is a group: the next attempt begins there, and
    /// <see cref="StillOwed"/> are its recipients. Null when none is.</summary>
    public string? Member { get; init; }

    /// <summary>Whatever the store needs to find the claim again when it is settled; nobody else reads it.</summary>
    public object? Handle { get; init; }

    /// <summary>What was held back, when this is a summary.</summary>
    public OverflowSummary? Summary { get; init; }

    /// <summary>Whether an earlier attempt may have been under way when its process ended, without an answer that anybody saw. That
    /// attempt counts in <see cref="Attempt"/>.</summary>
    public bool IsInterrupted { get; init; }

    /// <summary>Whether that interrupted attempt was recorded by <see cref="IOutbox.StartAsync"/>. If not, and its channel records starts,
    /// it had not begun.</summary>
    public bool WasStarted { get; init; }

    /// <summary>Why the store cannot read what it kept, without any of its content; null when it can. The engine sends nothing of such a claim: it is
    /// held as a dead letter. <see cref="Legs"/> then say what the store knows besides their bodies. A store that can
    /// tell in time claims such a leg alone, whatever its group, so that the others go on.</summary>
    public string? Unreadable { get; init; }

    /// <summary>The id of a delivery that is claimed for the first time: a function of its endpoint and legs, 34 characters.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="legs">The legs.</param>
    public static string IdFor(EndpointKey endpoint, IEnumerable<Leg> legs) =>
        "d-" + Fingerprint.Of([endpoint.Tenant, endpoint.Name, .. legs.Select(leg => leg.Id)]);
}
