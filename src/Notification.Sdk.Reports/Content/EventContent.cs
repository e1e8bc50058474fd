using System.Globalization;
using Notification.Sdk.Events;

namespace Notification.Sdk.Reports.Content;

/// <summary>The events of a report, the worst first.</summary>
internal sealed class EventContent : IReportContent
{
    private static readonly Severity[] WorstFirst = [.. Enum.GetValues<Severity>().OrderDescending()];

    public ReportDocument Compose(ReportRequest request)
    {
        string period = $"{Local(request, request.From)} – {Local(request, request.To)}";
        return new ReportDocument
        {
            Title = request.Topic,
            Author = request.Tenant,
            Culture = request.Culture,
            Made = TimeZoneInfo.ConvertTime(request.To, request.TimeZone),
            Blocks =
            [
                new Cover(request.Topic, period, [new("Tenant", request.Tenant), new("Time zone", request.TimeZone.Id)]),
                new Heading(1, "Summary"),
                new KeyFigures([.. WorstFirst.Select(severity => Figure(request, severity))]),
                new Heading(1, "Events"),
                new Table(
                    [new("Severity", 2), new("When", 3), new("Asset", 4), new("Event", 9)],
                    request.Events.OrderByDescending(securityEvent => securityEvent.Severity).Select(at => Row(request, at)),
                    "Nothing to report."),
            ],
        };
    }

    private static KeyFigure Figure(ReportRequest request, Severity severity) => new(
        severity.ToString(),
        request.Events.Count(securityEvent => securityEvent.Severity == severity).ToString("N0", request.Culture),
        Tone: ToneOf(severity));

    private static IReadOnlyList<Cell> Row(ReportRequest request, SecurityEvent securityEvent) =>
    [
        new(securityEvent.Severity.ToString(), ToneOf(securityEvent.Severity)),
        new(securityEvent.OccurredAt is { } at ? Local(request, at) : ""),
        new(securityEvent.Asset?.Name ?? securityEvent.Asset?.Id ?? ""),
        new(securityEvent.Title),
    ];

    private static Tone ToneOf(Severity severity) => severity switch
    {
        Severity.Critical => Tone.Critical,
        Severity.High => Tone.High,
        Severity.Medium => Tone.Medium,
        Severity.Low => Tone.Low,
        _ => Tone.Informational,
    };

    private static string Local(ReportRequest request, DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, request.TimeZone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
