using System.Globalization;
using Notification.Sdk.Events;

namespace Notification.Sdk.Tests.Rendering;

/// <summary>Deliveries to render.</summary>
internal static class RenderingSamples
{
    public static readonly DateTimeOffset At = new(2026, 5, 4, 10, 22, 31, TimeSpan.Zero);

    public static readonly string[] Cultures = ["en", "zh-Hans", "ja"];

    public static Delivery Delivery(DeliveryKind kind, params SecurityEvent[] events) => new()
    {
        Id = "d-1",
        Kind = kind,
        Topic = events.Length > 0 ? events[0].Topic : Topics.Alerts,
        Severity = events.Length > 0 ? events.Max(securityEvent => securityEvent.Severity) : Severity.High,
        Events = events,
        Target = Target("en", "Asia/Shanghai"),
        CreatedAt = At,
        Attempt = 1,
        Renderer = new DefaultMessageRenderer(),
    };

    public static DeliveryTarget Target(string culture, string zone, string endpoint = "ops", string channel = "email") => new()
    {
        Tenant = "",
        Endpoint = endpoint,
        Channel = channel,
        Address = "secret",
        Settings = new Dictionary<string, string>(),
        Culture = CultureInfo.GetCultureInfo(culture),
        TimeZone = TimeZoneInfo.FindSystemTimeZoneById(zone),
    };

    public static Delivery With(
        this Delivery delivery,
        DeliveryTarget? target = null,
        OverflowSummary? summary = null,
        string? code = null,
        long repeatCount = 0,
        DateTimeOffset? repeatSince = null,
        params Report[] attachments) => new()
        {
            Id = delivery.Id,
            Kind = delivery.Kind,
            Topic = delivery.Topic,
            Severity = delivery.Severity,
            Events = delivery.Events,
            Target = target ?? delivery.Target,
            Summary = summary,
            VerificationCode = code,
            RepeatCount = repeatCount,
            RepeatSince = repeatSince,
            Attachments = attachments,
            CreatedAt = delivery.CreatedAt,
            Attempt = delivery.Attempt,
            Renderer = delivery.Renderer,
        };

    public static SecurityEvent Miner() => SecurityEvents.SuspiciousProcess(
        new Asset("i-1") { Name = "web-1", InternetAddress = "203.0.113.7" },
        new ProcessEvidence("xmrig") { Path = "/tmp/xmrig", ProcessId = 4711, StartedAt = At }) with
    {
        OccurredAt = At,
        Summary = "A miner runs. End it.",
    };

    public static SecurityEvent Simple(string asset, string title, Severity severity, int minutes) => new()
    {
        Topic = Topics.Alerts,
        Severity = severity,
        Title = title,
        Asset = new Asset(asset),
        OccurredAt = At.AddMinutes(minutes),
    };

    /// <summary>A delivery of a kind with the text in every place that takes one.</summary>
    public static Delivery Filled(DeliveryKind kind, string text, string culture)
    {
        Evidence[] evidence =
        [
            new ProcessEvidence(text) { Path = text, Parameters = text, User = text },
            new VulnerabilityEvidence(text) { Cves = [text], Priority = text, Fix = text },
            new OtherEvidence(text) { Details = new Dictionary<string, string> { ["detail"] = text, [$"{text} key"] = text } },
        ];
        var asset = new Asset(text) { Name = text, InternetAddress = text, IntranetAddress = text };
        SecurityEvent first = new()
        {
            Id = "e-1",
            Topic = text,
            Severity = Severity.High,
            Title = text,
            Summary = text,
            Asset = asset,
            Evidence = evidence,
            OccurredAt = At,
        };
        return Delivery(kind, first, first with { Id = "e-2", Severity = Severity.Low, Asset = null })
            .With(
                Target(culture, "Asia/Tokyo", text, text),
                new OverflowSummary([text], 7_654, At, At, [new(Severity.High, 7_654)], [new(text, 5), new(text, 2)], 3),
                text,
                12_345,
                At,
                new Report(text, text, default));
    }
}
