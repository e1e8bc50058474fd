using System.Globalization;
using Notification.Sdk.Events;

namespace Notification.Sdk.Reports.Tests.Support;

/// <summary>What the engine hands to the generators after a busy week.</summary>
internal static class SampleRequest
{
    private static readonly DateTimeOffset To = new(2026, 3, 9, 0, 0, 0, TimeSpan.FromHours(8));
    private static readonly string[] Names = ["openssl", "linux-kernel", "nginx", "log4j-core", "sudo"];

    public static ReportRequest In(string language, int findings = 30) => new(
        "Example Ltd", Topics.Vulnerabilities, To.AddDays(-7), To, CultureInfo.GetCultureInfo(language),
        TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), [])
    {
        Open = [.. Enumerable.Range(0, findings).Select(Finding)],
        Resolved = [.. Enumerable.Range(1000, 4).Select(Finding).Select(finding => finding with
        {
            State = FindingState.Resolved, ResolvedAt = To.AddDays(-1), ResolvedBy = "alice",
        })],
        Figures = new ReportFigures
        {
            Events = 412,
            Open = findings,
            Opened = 12,
            Resolved = 4,
            Ignored = 2,
            Sent = 188,
            HeldBack = 1204,
            Failed = 1,
            OpenBySeverity = new Dictionary<Severity, long> { [Severity.Critical] = 3, [Severity.High] = 9 },
            OpenByPriority = new Dictionary<FixPriority, long>
            {
                [FixPriority.AsSoonAsPossible] = 12,
                [FixPriority.Later] = 10,
                [FixPriority.NoNeed] = 8,
            },
            TopAssets = [.. Enumerable.Range(1, 8).Select(i => KeyValuePair.Create($"web-{i}.internal.example.com", 20L - (2 * i)))],
        },
        Previous = new ReportFigures { Events = 380, Open = 34, Opened = 12, Resolved = 9, Sent = 201, HeldBack = 1100 },
        Days = [.. Days()],
        Outcomes =
        [
            new(Topics.Alerts, "mail", Outcome.Delivered, "", 120), new(Topics.Alerts, "mail", Outcome.Folded, "", 68),
            new(Topics.Alerts, "robot", Outcome.Suppressed, Rules.Duplicate, 900),
            new(Topics.Alerts, "robot", Outcome.Summarized, "throttle:5-a-day", 304),
            new(Topics.WebTamper, "phone", Outcome.DeadLettered, "", 1),
        ],
    };

    private static IEnumerable<ReportDay> Days() =>
        from day in Enumerable.Range(2, 7)
        from severity in new[] { Severity.Critical, Severity.High, Severity.Medium, Severity.Low, Severity.Informational }
        let count = (day * 7 * (int)severity) % 19
        where count > 0
        select new ReportDay(new DateOnly(2026, 3, day), severity, count);

    private static Finding Finding(int number)
    {
        string name = Names[number % Names.Length];
        var severity = (Severity)(5 - (number % 4));
        return new Finding
        {
            Id = $"{number:x32}",
            FirstSeenAt = To.AddDays(-20),
            OpenedAt = To.AddDays(-20 + (number % 20)),
            LastSeenAt = To.AddHours(-number % 100),
            Count = 1 + (number * 3),
            Event = new SecurityEvent
            {
                Topic = Topics.Vulnerabilities,
                Severity = severity,
                Title = $"{name} CVE-2026-{10_000 + number}",
                Asset = new Asset($"i-{number % 7}") { Name = $"web-{number % 7}.internal.example.com" },
                Evidence =
                [
                    new VulnerabilityEvidence(name)
                    {
                        Cves = [$"CVE-2026-{10_000 + number}"],
                        Fix = $"apt-get update && apt-get install --only-upgrade {name}",
                    },
                ],
            },
        };
    }
}
