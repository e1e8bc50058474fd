namespace Notification.Sdk.Editions;

/// <summary>Counts of outcomes, and what came between two of them. Pure.</summary>
internal static class OutcomeTotals
{
    /// <summary>All endpoints together; what waits is no outcome yet.</summary>
    public static IReadOnlyList<OutcomeCount> Of(IEnumerable<OutcomeCount> counts, Func<string, bool> covers) =>
    [
        .. counts.Where(count => count.Outcome != Outcome.Waiting && covers(count.Topic))
            .GroupBy(count => (count.Topic, count.Outcome, count.Rule))
            .OrderBy(group => group.Key.Topic, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Outcome)
            .ThenBy(group => group.Key.Rule, StringComparer.Ordinal)
            .Select(group => new OutcomeCount(
                group.Key.Topic, "", group.Key.Outcome, group.Key.Rule, group.Sum(count => count.Count))),
    ];

    public static IReadOnlyList<OutcomeCount> Of(IEnumerable<DeliveryLogEntry> entries, Func<string, bool> covers) => Of(
        entries.Select(entry => new OutcomeCount(entry.Topic, "", entry.Outcome, entry.Rule ?? "", 1)), covers);

    /// <summary>What was added. Counts that shrank were begun anew, by a store that forgets: then all there is was added.</summary>
    public static IReadOnlyList<OutcomeCount> Since(IReadOnlyList<OutcomeCount> before, IReadOnlyList<OutcomeCount> now)
    {
        Dictionary<OutcomeCount, long> earlier = before.ToDictionary(count => count with { Count = 0 }, count => count.Count);
        OutcomeCount[] added =
            [.. now.Select(count => count with { Count = count.Count - earlier.GetValueOrDefault(count with { Count = 0 }) })];
        return Array.Exists(added, count => count.Count < 0) ? now : [.. added.Where(count => count.Count > 0)];
    }

    public static long Sum(IEnumerable<OutcomeCount> counts, params Outcome[] outcomes) =>
        counts.Where(count => outcomes.Contains(count.Outcome)).Sum(count => count.Count);
}
