using System.Globalization;
using Notification.Sdk.Events;

namespace Notification.Sdk.Testing.Reports;

/// <summary>What a generator is asked for.</summary>
internal static class ReportKit
{
    private static readonly DateTimeOffset To = new(2026, 3, 30, 0, 0, 0, TimeSpan.FromHours(2));

    /// <summary>A week of a few events and findings, with a text in every place where a publisher or an attacker can put one.</summary>
    public static ReportRequest Week(string text = "x", int findings = 20, string language = "en", string zone = "Europe/Berlin") =>
        Bare(language, zone, text) with
        {
            Open = [.. Enumerable.Range(0, findings).Select(number => Finding(number, text))],
            Resolved = [.. Enumerable.Range(findings, 3).Select(number => Finding(number, text) with
            {
                State = FindingState.Resolved, ResolvedAt = To.AddDays(-1), ResolvedBy = text,
            })],
            Figures = new ReportFigures
            {
                Events = 412,
                Open = findings,
                Opened = 5,
                Resolved = 3,
                Sent = 188,
                HeldBack = 1_204,
                Failed = 1,
                OpenBySeverity = new Dictionary<Severity, long> { [Severity.Critical] = 3, [Severity.High] = findings - 3 },
                OpenByPriority = new Dictionary<FixPriority, long> { [FixPriority.AsSoonAsPossible] = findings },
                TopAssets = [KeyValuePair.Create(text, 7L)],
            },
            Previous = new ReportFigures { Events = 380, Open = 34 },
            Days = [new(new DateOnly(2026, 3, 29), Severity.High, 12)],
            Outcomes = [new(Topics.Alerts, text, Outcome.Delivered, "", 188), new(Topics.Alerts, "mail", Outcome.Suppressed, "dedup", 1_204)],
            MissedEditions = 1,
        };

    /// <summary>A request with events alone: the rest is not always there.</summary>
    public static ReportRequest Bare(string language = "en", string zone = "Europe/Berlin", string text = "x") => new(
        "",
        Topics.Vulnerabilities,
        To.AddDays(-7),
        To,
        CultureInfo.GetCultureInfo(language),
        TimeZoneInfo.FindSystemTimeZoneById(zone),
        [Event(0, text), Event(1, text) with { Asset = null, Evidence = [] }]);

    private static Finding Finding(int number, string text) => new()
    {
        Id = $"{number:x32}",
        FirstSeenAt = To.AddDays(-20),
        OpenedAt = To.AddDays(-20),
        LastSeenAt = To.AddHours(-number % 100),
        Event = Event(number, text),
    };

    private static SecurityEvent Event(int number, string text) => new()
    {
        Id = $"event-{number}",
        Topic = Topics.Vulnerabilities,
        Kind = "conformance",
        Severity = (Severity)(1 + (number % 5)),
        Title = $"{number} {text}",
        Summary = text,
        OccurredAt = To.AddHours(-number % 100),
        Asset = new Asset($"i-{number % 7}") { Name = text },
        Evidence = [new VulnerabilityEvidence("openssl") { Cves = [$"CVE-2026-{10_000 + number}"], Fix = text }],
    };
}
