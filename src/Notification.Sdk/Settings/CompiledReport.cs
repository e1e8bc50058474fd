using Notification.Sdk.Policies;
using Notification.Sdk.Scheduling;

namespace Notification.Sdk.Settings;

/// <summary>A topic's report made ready.</summary>
/// <param name="Cadence">When it is due.</param>
/// <param name="Missed">What becomes of missed editions.</param>
/// <param name="WhenEmpty">What becomes of empty ones.</param>
/// <param name="Topics">What it covers; all topics when empty.</param>
/// <param name="Sections">Its parts; all when empty.</param>
internal sealed record CompiledReport(
    ReportCadence Cadence,
    MissedEditions Missed,
    EmptyEdition WhenEmpty,
    IReadOnlyList<string> Topics,
    IReadOnlyList<ReportSection> Sections)
{
    public bool Covers(string topic) => Topics.Count == 0 || Topics.Contains(topic, StringComparer.OrdinalIgnoreCase);
}
