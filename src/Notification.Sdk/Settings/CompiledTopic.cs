using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Scheduling;
using Notification.Sdk.Throttling;

namespace Notification.Sdk.Settings;

/// <summary>A topic's policy made ready.</summary>
internal sealed class CompiledTopic
{
    public required string Name { get; init; }

    public required TopicMode Mode { get; init; }

    public required int Severities { get; init; }

    public required IReadOnlyList<Verdict> Verdicts { get; init; }

    /// <summary>Null is open all day.</summary>
    public required IScheduleWindow? Window { get; init; }

    public required WhenClosed WhenClosed { get; init; }

    public required IReadOnlyList<Throttle> EventThrottles { get; init; }

    public required IReadOnlyList<Throttle> LegThrottles { get; init; }

    public required Overflow Overflow { get; init; }

    public required TimeSpan DedupPeriod { get; init; }

    public required FingerprintParts Fingerprint { get; init; }

    public required TimeSpan GroupWait { get; init; }

    public required bool Mandatory { get; init; }

    /// <summary>Of a report topic with a frequency.</summary>
    public required CompiledReport? Report { get; init; }

    /// <summary>Of a report topic with a frequency.</summary>
    public ReportCadence? Cadence => Report?.Cadence;

    public required bool KeepsFindings { get; init; }

    /// <summary>How often an open finding is notified again; null for never.</summary>
    public required TimeSpan? RepeatEvery { get; init; }

    /// <summary>The zone of the policy: its days, and the times that its summaries speak of.</summary>
    public required TimeZoneInfo Zone { get; init; }

    public required IReadOnlyList<CompiledRoute> Routes { get; init; }

    /// <summary>The one gate for every path: first send, retry, digest, summary, report. Null is never.</summary>
    public DateTimeOffset? NextOpening(DateTimeOffset from) =>
        Window is null || Mandatory || WhenClosed == WhenClosed.Bypass ? from : Window.NextOpening(from);
}
