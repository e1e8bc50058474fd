using Notification.Sdk.Events;

namespace Notification.Sdk.Reports.Content;

/// <summary>Open findings by asset and priority, with what to do about them.</summary>
internal static class FindingParts
{
    public static IEnumerable<ReportBlock> Vulnerabilities(ReportRequest request, ContentWords words, Material material)
    {
        // A report over other topics needs no empty table.
        if (material.Vulnerabilities.Count > 0 || IsAbout(request, Topics.Vulnerabilities))
        {
            yield return Table(
                ByAsset(material.Vulnerabilities), request, words, words["column.vulnerability"], words["empty.vulnerabilities"]);
        }
    }

    public static IEnumerable<ReportBlock> Baseline(ReportRequest request, ContentWords words, Material material)
    {
        if (material.Risks.Count > 0 || IsAbout(request, Topics.Baseline))
        {
            yield return Table(ByAsset(material.Risks), request, words, words["column.check"], words["empty.baseline"]);
        }
    }

    public static Table Table(
        IEnumerable<Finding> findings, ReportRequest request, ContentWords words, string what, string empty) => new(
        [
            new(words["column.priority"], 2.6), new(words["column.asset"], 3), new(what, 4.4),
            new(words["column.since"], 2.5), new(words["column.seen"], 1.6, IsNumber: true), new(words["column.fix"], 4.5),
        ],
        findings.Select<Finding, IReadOnlyList<Cell>>(finding =>
        [
            new(words.Priority(finding.Priority), Tones.Of(finding.Priority)),
            new(Texts.Asset(finding.Event.Asset)),
            new(What(finding)),
            new(Texts.Day(finding.OpenedAt, request.TimeZone)),
            new(ContentWords.Number(finding.Count)),
            new(Texts.Long(finding.Fix)),
        ]),
        empty);

    private static bool IsAbout(ReportRequest request, string topic) =>
        request.Topic.Equals(topic, StringComparison.OrdinalIgnoreCase);

    /// <summary>Title, related CVE numbers where the title names none of them, and what was found instead of what was expected.</summary>
    private static string What(Finding finding)
    {
        string title = Texts.Long(finding.Event.Title);
        string[] cves = [.. finding.Cves.Take(5).Where(cve => !title.Contains(cve, StringComparison.OrdinalIgnoreCase))];
        string? found = finding.Event.Evidence.OfType<BaselineEvidence>().Select(risk => risk.Found).FirstOrDefault();
        IEnumerable<string> parts = [title, .. cves.Length > 0 ? [Texts.Short(string.Join(", ", cves))] : Array.Empty<string>(), Texts.Short(found)];
        return string.Join(" · ", parts.Where(part => part.Length > 0));
    }

    /// <summary>The asset with the most urgent findings first; within an asset, the most urgent first.</summary>
    private static IEnumerable<Finding> ByAsset(IReadOnlyList<Finding> findings) => findings
        .GroupBy(finding => finding.Event.Asset?.Id, StringComparer.Ordinal)
        .OrderByDescending(group => group.Max(finding => finding.Priority))
        .ThenByDescending(group => group.Count())
        .ThenBy(group => group.Key, StringComparer.Ordinal)
        .SelectMany(group => group
            .OrderByDescending(finding => finding.Priority)
            .ThenByDescending(finding => finding.Event.Severity)
            .ThenBy(finding => finding.OpenedAt));
}
