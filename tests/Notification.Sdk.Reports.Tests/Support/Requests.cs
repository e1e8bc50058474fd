using System.Globalization;
using Notification.Sdk.Events;

namespace Notification.Sdk.Reports.Tests.Support;

/// <summary>Requests as the engine makes them.</summary>
internal static class Requests
{
    public static readonly DateTimeOffset From = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset To = From.AddDays(7);

    /// <summary>A week with something in every part.</summary>
    public static ReportRequest Week(string culture = "en", Func<string, string>? text = null, int more = 0)
    {
        text ??= plain => plain;
        List<Finding> open =
        [
            .. Enumerable.Range(0, 6 + more).Select(i => Found(SecurityEvents.Vulnerability(
                new Asset(text($"web-{i % 3}")),
                new VulnerabilityEvidence($"v{i}") { Cves = [$"CVE-2026-{i}"], Priority = i % 2 == 0 ? "asap" : "later", Fix = text("Update it") },
                Severity.High) with { Title = text($"Vulnerability {i}") })),
            Found(SecurityEvents.BaselineRisk(
                new Asset("db-1"), new BaselineEvidence(text("weak-password")) { Found = text("123456"), Fix = text("Change it") })),
            Found(SecurityEvents.SuspiciousProcess(new Asset("web-1"), new ProcessEvidence(text("xmrig")))),
            Found(new SecurityEvent
            {
                Topic = Topics.Alerts,
                Kind = "ssh",
                Severity = Severity.Critical,
                Title = text("Brute force"),
                Asset = new Asset("web-1"),
                Evidence = [new LogonEvidence("root", text("203.0.113.9"))],
            }) with { Count = 1204 },
        ];
        Finding resolved = Found(SecurityEvents.Vulnerability(new Asset("web-9"), new VulnerabilityEvidence("old"), Severity.Low)) with
        {
            State = FindingState.Resolved,
            ResolvedAt = From.AddDays(3),
            ResolvedBy = text("ann"),
        };
        return new ReportRequest(
            text("Example Ltd"), Topics.Vulnerabilities, From, To, CultureInfo.GetCultureInfo(culture), Zone("Asia/Shanghai"), [])
        {
            MadeAt = To.AddSeconds(3),
            Open = open,
            Resolved = [resolved],
            Figures = new ReportFigures
            {
                Events = 1300,
                Open = open.Count,
                Opened = open.Count,
                Resolved = 1,
                Sent = 9,
                HeldBack = 1204,
                Failed = 1,
                OpenBySeverity = open.CountBy(f => f.Event.Severity).ToDictionary(c => c.Key, c => (long)c.Value),
                OpenByPriority = open.CountBy(f => f.Priority).ToDictionary(c => c.Key, c => (long)c.Value),
                TopAssets = [KeyValuePair.Create(text("web-1"), 4L), KeyValuePair.Create("web-0", 2L)],
            },
            Previous = new ReportFigures { Open = 12, Events = 900 },
            Days =
            [
                new(new DateOnly(2026, 3, 2), Severity.High, 12), new(new DateOnly(2026, 3, 4), Severity.Critical, 3),
                new(new DateOnly(2026, 3, 4), Severity.Medium, 40), new(new DateOnly(2026, 3, 8), Severity.Low, 7),
            ],
            Outcomes =
            [
                new("alerts", "", Outcome.Delivered, "", 9), new("alerts", "", Outcome.Suppressed, Rules.Duplicate, 1200),
                new("alerts", "", Outcome.Summarized, "throttle:5-a-day", 4), new("alerts", "", Outcome.DeadLettered, "", 1),
            ],
        };
    }

    public static ReportRequest Empty(string culture = "en") => new(
        "", Topics.Vulnerabilities, From, To, CultureInfo.GetCultureInfo(culture), TimeZoneInfo.Utc, []);

    public static Finding Found(SecurityEvent securityEvent) => new()
    {
        Id = Fingerprint.Of(securityEvent.Title, securityEvent.Topic).ToString(),
        Event = securityEvent,
        FirstSeenAt = From.AddHours(5),
        LastSeenAt = From.AddDays(2),
        OpenedAt = From.AddHours(5),
    };

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);
}
