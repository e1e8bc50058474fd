using Notification.Sdk.Events;

namespace Notification.Sdk.Webhook.Tests.Support;

/// <summary>One delivery of each kind.</summary>
internal static class Deliveries
{
    public const string Id = "d-2026_0001";

    public static readonly DateTimeOffset CreatedAt = new(2026, 3, 2, 17, 0, 0, 250, TimeSpan.FromHours(8));

    private static readonly DeliveryTarget Nowhere = Hook.Target("https://unset.example/");

    public static SecurityEvent Logon { get; } = SecurityEvents.UnusualLogon(
        new Asset("i-0abc") { Name = "web-1", Groups = ["prod"] },
        new LogonEvidence("root", "198.51.100.7") { Method = "ssh", Count = 3 }) with
    {
        Id = "evt:1",
        Tenant = "acme",
        OccurredAt = CreatedAt.AddMinutes(-5),
        Summary = "安全中心 <b>check</b> @all",
    };

    public static SecurityEvent Leak { get; } =
        SecurityEvents.AccessKeyLeak(new AccessKeyEvidence("LTAI-1")) with { Id = "evt:2", Tenant = "acme", DedupKey = "k" };

    public static Delivery Event { get; } = Of(DeliveryKind.Event, [Logon]);

    public static Delivery Digest { get; } = Of(DeliveryKind.Digest, [Logon, Leak]);

    public static Delivery Reminder { get; } = Of(DeliveryKind.Reminder, [Logon]);

    public static Delivery Summary { get; } = Of(DeliveryKind.Summary, []);

    public static Delivery Report { get; } = Of(DeliveryKind.Report, [Logon, Leak]);

    public static Delivery Test { get; } = Of(DeliveryKind.Test, []);

    public static Delivery Verification { get; } = Of(DeliveryKind.Verification, []);

    public static IEnumerable<Delivery> All => [Event, Digest, Reminder, Summary, Report, Test, Verification];

    public static Delivery To(DeliveryTarget target, Delivery delivery, int attempt = 1) => new()
    {
        Id = delivery.Id,
        Kind = delivery.Kind,
        Target = target,
        Topic = delivery.Topic,
        Severity = delivery.Severity,
        Events = delivery.Events,
        Summary = delivery.Summary,
        RepeatCount = delivery.RepeatCount,
        RepeatSince = delivery.RepeatSince,
        VerificationCode = delivery.VerificationCode,
        CreatedAt = delivery.CreatedAt,
        Attempt = attempt,
        Attachments = delivery.Attachments,
        Renderer = delivery.Renderer,
    };

    public static Delivery Of(DeliveryKind kind, IReadOnlyList<SecurityEvent> events) => new()
    {
        Id = Id,
        Kind = kind,
        Target = Nowhere,
        Topic = Topics.Alerts,
        Severity = Severity.High,
        Events = events,
        CreatedAt = CreatedAt,
        Attempt = 1,
        Renderer = new PlainRenderer(),
        Summary = kind != DeliveryKind.Summary ? null : new OverflowSummary(
            ["daily"],
            1205,
            CreatedAt.AddHours(-8),
            CreatedAt,
            [new(Severity.High, 5), new(Severity.Low, 1200)],
            [new("i-0abc", 1000), new("i-0def", 200)],
            3),
        RepeatCount = kind == DeliveryKind.Reminder ? 42 : 0,
        RepeatSince = kind == DeliveryKind.Reminder ? CreatedAt.AddDays(-1) : null,
        VerificationCode = kind == DeliveryKind.Verification ? "481516" : null,
        Attachments = kind != DeliveryKind.Report
            ? []
            :
            [
                new Report("weekly.csv", "text/csv", "a,b\n1,2\n"u8.ToArray()),
                new Report("weekly.pdf", "application/pdf", new byte[2000]),
            ],
    };

    private sealed class PlainRenderer : IMessageRenderer
    {
        public RenderedMessage Render(Delivery delivery, MessageFormat format, int maxLength) =>
            new($"A {delivery.Kind} for {delivery.Target.Endpoint}", $"{format} of at most {maxLength} bytes", false);
    }
}
