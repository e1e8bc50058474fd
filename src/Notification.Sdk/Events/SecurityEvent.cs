namespace Notification.Sdk.Events;

/// <summary>Something detected. Immutable; safe to share between threads. Its texts may be written by an attacker:
/// every output encodes them.</summary>
public sealed record SecurityEvent
{
    /// <summary>The identity: 1 to 128 letters, digits, <c>-</c>, <c>_</c> or <c>:</c>. A new random one by default. An id
    /// that was accepted before is not accepted again.</summary>
    public string Id { get; init => field = value ?? Guid.NewGuid().ToString("N"); } = Guid.NewGuid().ToString("N");

    /// <summary>Whose it is; empty for the one tenant of a single-tenant product. Part of every key.</summary>
    public string Tenant { get; init => field = value ?? ""; } = "";

    /// <summary>What one subscribes to; see <see cref="Topics"/>.</summary>
    public required string Topic { get; init; }

    /// <summary>What it is within its topic, as a stable word such as <c>ssh-brute-force</c>.</summary>
    public string Kind { get; init => field = value ?? ""; } = "";

    /// <summary>How bad it is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>How sure the detector is; <see cref="Verdict.Confirmed"/> by default.</summary>
    public Verdict Verdict { get; init => field = value == 0 ? Verdict.Confirmed : value; } = Verdict.Confirmed;

    /// <summary>What was hit, when it was something.</summary>
    public Asset? Asset { get; init; }

    /// <summary>One line for a person.</summary>
    public required string Title { get; init; }

    /// <summary>A paragraph for a person: what happened and what to do.</summary>
    public string Summary { get; init => field = value ?? ""; } = "";

    /// <summary>When it happened; the time of publishing when not given.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>What was seen, typed.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init => field = value ?? []; } = [];

    /// <summary>Replaces the topic's recipe of the fingerprint: events of one tenant and topic with the same key are the
    /// same thing. Never put free text or a severity here.</summary>
    public string? DedupKey { get; init; }

    /// <summary>The identity in one line, without any text of the event.</summary>
    public override string ToString() => $"{nameof(SecurityEvent)} {Severity} {OccurredAt:O}";
}
