using System.Globalization;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;

namespace Notification.Sdk;

/// <summary>What a report covers. A generator may need no more than the events; the rest is there when the engine makes the request.</summary>
/// <param name="Tenant">Whose it is.</param>
/// <param name="Topic">The name of the topic that asks for the report.</param>
/// <param name="From">The start of the period.</param>
/// <param name="To">The end of the period, itself outside.</param>
/// <param name="Culture">The language.</param>
/// <param name="TimeZone">The zone in which times are written.</param>
/// <param name="Events">The events that gathered for this report, in the order of publishing.</param>
public sealed record ReportRequest(
    string Tenant,
    string Topic,
    DateTimeOffset From,
    DateTimeOffset To,
    CultureInfo Culture,
    TimeZoneInfo TimeZone,
    IReadOnlyList<SecurityEvent> Events)
{
    /// <summary>When the report was made.</summary>
    public DateTimeOffset MadeAt { get; init; } = To;

    /// <summary>The topics that it covers; all when empty.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>The parts that are wanted; all when empty.</summary>
    public IReadOnlyList<ReportSection> Sections { get; init; } = [];

    /// <summary>The findings that are open, worst first; at most 10,000. <see cref="ReportFigures.Open"/> counts them all.</summary>
    public IReadOnlyList<Finding> Open { get; init; } = [];

    /// <summary>The findings that were resolved in the period, worst first; at most 10,000.</summary>
    public IReadOnlyList<Finding> Resolved { get; init; } = [];

    /// <summary>The figures of this period.</summary>
    public ReportFigures Figures { get; init; } = new();

    /// <summary>The figures of the edition before; null in the first one.</summary>
    public ReportFigures? Previous { get; init; }

    /// <summary>Events by day of <see cref="TimeZone"/> and by severity; days without events are left out.</summary>
    public IReadOnlyList<ReportDay> Days { get; init; } = [];

    /// <summary>What became of the notifications of the period, by topic, outcome and rule. Those still waiting are not among
    /// them.</summary>
    public IReadOnlyList<OutcomeCount> Outcomes { get; init; } = [];

    /// <summary>How many entries of the delivery log <see cref="Outcomes"/> was counted from at most, the latest of the period, as for a
    /// report that was asked for; null when it is exact, as in a scheduled edition.</summary>
    public int? OutcomesOfLatest { get; init; }

    /// <summary>How many editions before this one were due while nothing ran, and are covered by this one.</summary>
    public int MissedEditions { get; init; }

    /// <summary>Whether there is nothing to report: no event, nothing open, nothing resolved.</summary>
    public bool IsEmpty => Events.Count == 0 && Figures is { Open: 0, Resolved: 0, Events: 0 };
}
