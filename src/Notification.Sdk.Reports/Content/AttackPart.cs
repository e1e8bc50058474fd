using Notification.Sdk.Events;

namespace Notification.Sdk.Reports.Content;

/// <summary>What came over the network in the period, by source: the worst and most frequent first.</summary>
internal static class AttackPart
{
    public static IEnumerable<ReportBlock> Of(ReportRequest request, ContentWords words, Material material)
    {
        List<Source> sources =
        [
            .. material.Seen.Where(finding => SourceOf(finding) is not null)
                .GroupBy(finding => SourceOf(finding)!, StringComparer.Ordinal)
                .Select(group => new Source(group.Key, [.. group]))
                .OrderByDescending(source => source.Worst.Event.Severity)
                .ThenByDescending(source => source.Count)
                .ThenBy(source => source.Name, StringComparer.Ordinal),
        ];
        if (sources.Count == 0)
        {
            yield break;
        }

        yield return new Table(
            [
                new(words["column.severity"], 2), new(words["column.source"], 3), new(words["column.what"], 7),
                new(words["column.assets"], 1.8, IsNumber: true), new(words["column.count"], 1.8, IsNumber: true),
                new(words["column.when"], 3),
            ],
            sources.Select<Source, IReadOnlyList<Cell>>(source =>
            [
                new(words.Severity(source.Worst.Event.Severity), Tones.Of(source.Worst.Event.Severity)),
                new(Texts.Short(source.Name)),
                new(Texts.Long(source.Worst.Event.Title)),
                new(ContentWords.Number(source.Assets)),
                new(ContentWords.Number(source.Count)),
                new(Texts.Time(source.LastSeenAt, request.TimeZone)),
            ]),
            words["empty.attacks"]);
    }

    /// <summary>Where a finding came from over the network; null when its evidence does not say.</summary>
    public static string? SourceOf(Finding finding) =>
        finding.Event.Evidence.Select(evidence => evidence.Source).FirstOrDefault(source => !string.IsNullOrWhiteSpace(source));

    private sealed record Source(string Name, IReadOnlyList<Finding> Findings)
    {
        public Finding Worst { get; } = Findings.MaxBy(finding => finding.Event.Severity)!;

        public long Count { get; } = Findings.Sum(finding => finding.Count);

        public int Assets { get; } = Findings.Select(finding => finding.Event.Asset?.Id).Distinct().Count(id => id is not null);

        public DateTimeOffset LastSeenAt { get; } = Findings.Max(finding => finding.LastSeenAt);
    }
}
