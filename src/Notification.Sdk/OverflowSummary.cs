using Notification.Sdk.Events;

namespace Notification.Sdk;

/// <summary>What budgets held back until they let through again, counted and ranked; bounded whatever the flood.</summary>
/// <param name="Rules">The names of the budgets.</param>
/// <param name="Count">How many events.</param>
/// <param name="From">When the first one came.</param>
/// <param name="To">When the last one came.</param>
/// <param name="BySeverity">How many of each severity, worst first.</param>
/// <param name="TopAssets">The assets with the most, most first; at most ten. Counts are exact unless more assets came than are
/// tracked, then never too low.</param>
/// <param name="OtherAssets">How many further assets were seen, as far as they were tracked.</param>
public sealed record OverflowSummary(
    IReadOnlyList<string> Rules,
    long Count,
    DateTimeOffset From,
    DateTimeOffset To,
    IReadOnlyList<KeyValuePair<Severity, long>> BySeverity,
    IReadOnlyList<KeyValuePair<string, long>> TopAssets,
    int OtherAssets);
