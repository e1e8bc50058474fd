using System.Globalization;
using System.Text;
using Notification.Sdk.Events;
using Notification.Sdk.Reports.Content;

namespace Notification.Sdk.Reports.Data;

/// <summary>Reports as CSV: a row for each finding, and for each event of topics that keep none.</summary>
internal sealed class CsvReportGenerator : IReportGenerator
{
    private static readonly string[] Columns =
    [
        "record", "id", "state", "priority", "severity", "topic", "kind", "asset_id", "asset_name", "title", "cves", "fix",
        "first_seen", "last_seen", "count", "resolved_at", "resolved_by",
    ];

    public string Format => "csv";

    public ValueTask<Report> GenerateAsync(ReportRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);

        // The mark by which spreadsheets know UTF-8.
        var csv = new StringBuilder("\uFEFF");
        CsvRow.Write(csv, Columns);
        foreach (Finding finding in request.Open.Concat(request.Resolved))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Write(csv, "finding", finding, request.TimeZone);
        }

        HashSet<string> kept = new(
            request.Open.Concat(request.Resolved).Select(finding => finding.Event.Topic), StringComparer.OrdinalIgnoreCase);
        foreach (SecurityEvent securityEvent in request.Events.Where(securityEvent => !kept.Contains(securityEvent.Topic)))
        {
            DateTimeOffset at = securityEvent.OccurredAt ?? request.MadeAt;
            var standing = new Finding
            {
                Id = securityEvent.Id,
                Event = securityEvent,
                FirstSeenAt = at,
                LastSeenAt = at,
                OpenedAt = at,
            };
            Write(csv, "event", standing, request.TimeZone);
        }

        return ValueTask.FromResult(new Report(
            ReportFileName.Of(request, Format), "text/csv; charset=utf-8", Encoding.UTF8.GetBytes(csv.ToString())));
    }

    private static void Write(StringBuilder csv, string record, Finding finding, TimeZoneInfo zone)
    {
        SecurityEvent securityEvent = finding.Event;
        bool isFinding = record == "finding";
        CsvRow.Write(
            csv,
            record,
            finding.Id,
            isFinding ? finding.State.ToString() : "",
            finding.Priority.ToString(),
            securityEvent.Severity.ToString(),
            securityEvent.Topic,
            Texts.Short(securityEvent.Kind),
            Texts.Long(securityEvent.Asset?.Id),
            Texts.Short(securityEvent.Asset?.Name),
            Texts.Long(securityEvent.Title),
            Texts.Long(string.Join(' ', finding.Cves.Take(50))),
            Texts.Long(finding.Fix),
            Time(finding.FirstSeenAt, zone),
            Time(finding.LastSeenAt, zone),
            finding.Count.ToString(CultureInfo.InvariantCulture),
            finding.ResolvedAt is { } at ? Time(at, zone) : "",
            Texts.Short(finding.ResolvedBy));
    }

    private static string Time(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
