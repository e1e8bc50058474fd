using Notification.Sdk.Events;
using Notification.Sdk.Policies;

namespace Notification.Sdk.Stores;

/// <summary>One admitted event, or one summary, on its way to one endpoint: a row of the outbox. Immutable.</summary>
public sealed record Leg
{
    /// <summary>The identity, unique over all time.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Tenant { get; init; }

    /// <summary>The endpoint's name.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The name of the topic that its event was published under.</summary>
    public required string Topic { get; init; }

    /// <summary>What it is: event, reminder, report (an event on its way into one) or summary.</summary>
    public required DeliveryKind Kind { get; init; }

    /// <summary>When it may first be sent.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Legs of one endpoint, topic, kind, key and due time go out together; null for a leg that goes alone.</summary>
    public string? GroupKey { get; init; }

    /// <summary>When it was accepted.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>The event; null in a summary.</summary>
    public SecurityEvent? Event { get; init; }

    /// <summary>In a reminder, how often it happened again since <see cref="RepeatSince"/>.</summary>
    public long RepeatCount { get; init; }

    /// <summary>In a reminder, when it was last notified.</summary>
    public DateTimeOffset? RepeatSince { get; init; }

    /// <summary>The endpoint as it was, when the leg must reach one that is disabled or deleted; else null.</summary>
    public Endpoint? Farewell { get; init; }

    /// <summary>Id and endpoint; never the event.</summary>
    public override string ToString() => $"{Id} {Tenant}/{Endpoint}";
}
