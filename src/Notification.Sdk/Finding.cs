using System.Text.Json.Serialization;
using Notification.Sdk.Events;

namespace Notification.Sdk;

/// <summary>What lasts behind events: one thing on one asset that waits to be handled, however often it is seen. Immutable.</summary>
public sealed record Finding
{
    /// <summary>The identity within its tenant: the fingerprint of its events under the topic's recipe, 32 lower-case hexadecimal
    /// digits. A product's own source may use words of its own, up to 128 characters.</summary>
    public required string Id { get; init; }

    /// <summary>The event as it was last seen: topic, kind, asset, severity, title and evidence are its.</summary>
    public required SecurityEvent Event { get; init; }

    /// <summary>Where it stands.</summary>
    public FindingState State { get; init; }

    /// <summary>When it was published for the first time.</summary>
    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>When it was published for the last time.</summary>
    public required DateTimeOffset LastSeenAt { get; init; }

    /// <summary>Since when it is open: the first time, or the time at which it came back.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>How often it was seen.</summary>
    public long Count { get; init; } = 1;

    /// <summary>When it was resolved.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>Who resolved it.</summary>
    public string? ResolvedBy { get; init; }

    /// <summary>Who answers for ignoring it.</summary>
    public string? IgnoredBy { get; init; }

    /// <summary>Why it is ignored.</summary>
    public string? IgnoredBecause { get; init; }

    /// <summary>Until when it is ignored.</summary>
    public DateTimeOffset? IgnoredUntil { get; init; }

    /// <summary>When it is notified again if it is still open; null for never.</summary>
    public DateTimeOffset? RepeatAt { get; init; }

    /// <summary>Related CVE numbers.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Cves =>
        [.. Event.Evidence.OfType<VulnerabilityEvidence>().SelectMany(vulnerability => vulnerability.Cves)];

    /// <summary>What to do about it, when the evidence says.</summary>
    [JsonIgnore]
    public string? Fix => Event.Evidence.Select(FixOf).FirstOrDefault(fix => !string.IsNullOrWhiteSpace(fix));

    /// <summary>How soon to handle it: the vendor's word, else by severity.</summary>
    [JsonIgnore]
    public FixPriority Priority => Event.Evidence.OfType<VulnerabilityEvidence>().Select(Priorities.Of).Max()
        ?? Priorities.Of(Event.Severity);

    /// <summary>The finding as it stands at a time: ignored no longer when that has run out.</summary>
    /// <param name="now">The time.</param>
    public Finding AsOf(DateTimeOffset now) =>
        State == FindingState.Ignored && IgnoredUntil <= now ? this with { State = FindingState.Open } : this;

    /// <summary>Id and state; never the event.</summary>
    public override string ToString() => $"{nameof(Finding)} {Id} {State}";

    private static string? FixOf(Evidence evidence) => evidence switch
    {
        VulnerabilityEvidence vulnerability => vulnerability.Fix,
        BaselineEvidence risk => risk.Fix,
        _ => null,
    };

    private static class Priorities
    {
        public static FixPriority? Of(VulnerabilityEvidence evidence) => evidence.Priority?.ToUpperInvariant() switch
        {
            "ASAP" or "HIGH" => FixPriority.AsSoonAsPossible,
            "LATER" or "MEDIUM" => FixPriority.Later,
            "NNTF" or "LOW" => FixPriority.NoNeed,
            _ => null,
        };

        public static FixPriority Of(Severity severity) => severity switch
        {
            >= Severity.High => FixPriority.AsSoonAsPossible,
            Severity.Medium => FixPriority.Later,
            _ => FixPriority.NoNeed,
        };
    }
}
