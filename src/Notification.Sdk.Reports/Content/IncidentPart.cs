namespace Notification.Sdk.Reports.Content;

/// <summary>What was detected in the period and did not come from a known source over the network.</summary>
internal static class IncidentPart
{
    public static IEnumerable<ReportBlock> Of(ReportRequest request, ContentWords words, Material material)
    {
        IEnumerable<Finding> incidents = material.Seen.Where(finding => AttackPart.SourceOf(finding) is null)
            .OrderByDescending(finding => finding.Event.Severity)
            .ThenByDescending(finding => finding.LastSeenAt);
        if (!incidents.Any())
        {
            yield break;
        }

        yield return new Table(
            [
                new(words["column.severity"], 2), new(words["column.when"], 3), new(words["column.asset"], 3),
                new(words["column.what"], 7), new(words["column.seen"], 1.2, IsNumber: true), new(words["column.state"], 2),
            ],
            incidents.Select<Finding, IReadOnlyList<Cell>>(finding =>
            [
                new(words.Severity(finding.Event.Severity), Tones.Of(finding.Event.Severity)),
                new(Texts.Time(finding.LastSeenAt, request.TimeZone)),
                new(Texts.Asset(finding.Event.Asset)),
                new(Texts.Long(finding.Event.Title)),
                new(ContentWords.Number(finding.Count)),
                new(words[$"state.{finding.State}"], finding.State == FindingState.Resolved ? Tone.Good : Tone.Neutral),
            ]),
            words["empty.incidents"]);
    }
}
