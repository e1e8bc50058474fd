using Notification.Sdk.Events;

namespace Notification.Sdk.Testing.Channels;

/// <summary>Deliveries of every kind, each with an id of its own.</summary>
internal sealed class DeliveryKit(DeliveryTarget target, IMessageRenderer renderer, DateTimeOffset now, Func<string> nextId)
{
    public const string Code = "481516";

    private const int LongestEverywhere = 10_000;

    public DeliveryTarget Target => target;

    /// <summary>A delivery of a kind, with a text in every place where a publisher or an attacker can put one.</summary>
    public Delivery Make(
        DeliveryKind kind, string text = "x", IMessageRenderer? instead = null, string? id = null, int attempt = 1) => new()
        {
            Id = id ?? nextId(),
            Kind = kind,
            Target = target,
            Topic = Topics.Alerts,
            Severity = Severity.High,
            Events = EventsOf(kind, text),
            Summary = kind == DeliveryKind.Summary ? SummaryOf(text) : null,
            RepeatCount = kind == DeliveryKind.Reminder ? 42 : 0,
            RepeatSince = kind == DeliveryKind.Reminder ? now.AddDays(-1) : null,
            VerificationCode = kind == DeliveryKind.Verification ? Code : null,
            CreatedAt = now,
            Attempt = attempt,
            Attachments = kind == DeliveryKind.Report ? [Csv(16)] : [],
            Renderer = instead ?? renderer,
        };

    /// <summary>The same to another target.</summary>
    public Delivery To(DeliveryTarget other) => new DeliveryKit(other, renderer, now, nextId).Make(DeliveryKind.Event);

    /// <summary>A report of very many events and a very large file.</summary>
    public Delivery Huge() => new()
    {
        Id = nextId(),
        Kind = DeliveryKind.Report,
        Target = target,
        Topic = Topics.Vulnerabilities,
        Severity = Severity.Critical,
        Events = [.. Enumerable.Range(0, 500).Select(i => Event($"{i} {new string('漏', 1_000)}"))],
        CreatedAt = now,
        Attempt = 1,
        Attachments = [Csv(3_000_000)],
        Renderer = renderer,
    };

    private static Report Csv(int length) => new("report.csv", "text/csv", Enumerable.Repeat((byte)'1', length).ToArray());

    private static OverflowSummary SummaryOf(string text) => new(
        ["daily"],
        1_205,
        ManualClock.DefaultStart.AddHours(-8),
        ManualClock.DefaultStart,
        [new(Severity.High, 5), new(Severity.Low, 1_200)],
        [new(text, 1_000), new("i-0002", 200)],
        3);

    private SecurityEvent[] EventsOf(DeliveryKind kind, string text) => kind switch
    {
        DeliveryKind.Event or DeliveryKind.Reminder => [Event(text)],
        DeliveryKind.Digest or DeliveryKind.Report => [Event(text), Event("y")],
        _ => [],
    };

    private SecurityEvent Event(string text)
    {
        // What is very long is so in the places that a person writes; everywhere would only take longer.
        string elsewhere = text.Length > LongestEverywhere ? "x" : text;
        return new SecurityEvent
        {
            Id = nextId(),
            Topic = Topics.Alerts,
            Kind = "conformance",
            Severity = Severity.High,
            Asset = new Asset("i-0001") { Name = elsewhere, Groups = [elsewhere] },
            Title = text,
            Summary = text,
            OccurredAt = now.AddMinutes(-5),
            Evidence = [new ProcessEvidence(elsewhere) { Parameters = elsewhere, User = elsewhere }],
        };
    }
}
