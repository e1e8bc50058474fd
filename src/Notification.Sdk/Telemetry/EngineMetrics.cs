using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Notification.Sdk.Telemetry;

/// <summary>The instruments. Tags are made only when somebody listens.</summary>
internal sealed class EngineMetrics : IDisposable
{
    public static readonly ActivitySource Activities = new(NotificationTelemetry.Name);

    private readonly Meter _meter;
    private readonly Counter<long> _events;
    private readonly Counter<long> _attempts;
    private readonly Histogram<double> _durations;
    private readonly Counter<long> _deadLetters;
    private readonly Counter<long> _autoDisabled;
    private readonly UpDownCounter<long> _underWay;
    private readonly Counter<long> _gateFull;
    private readonly Counter<long> _decidedLocally;

    public EngineMetrics(IMeterFactory? factory = null)
    {
        _meter = factory?.Create(NotificationTelemetry.Name) ?? new Meter(NotificationTelemetry.Name);
        _events = _meter.CreateCounter<long>(NotificationTelemetry.Events, "{event}");
        _attempts = _meter.CreateCounter<long>(NotificationTelemetry.Attempts, "{attempt}");
        _durations = _meter.CreateHistogram<double>(NotificationTelemetry.AttemptDuration, "s");
        _deadLetters = _meter.CreateCounter<long>(NotificationTelemetry.DeadLetters, "{delivery}");
        _autoDisabled = _meter.CreateCounter<long>(NotificationTelemetry.AutoDisabled, "{endpoint}");
        _gateFull = _meter.CreateCounter<long>(NotificationTelemetry.GateFull, "{event}");
        _decidedLocally = _meter.CreateCounter<long>(NotificationTelemetry.DecidedLocally, "{event}");
        _underWay = _meter.CreateUpDownCounter<long>(NotificationTelemetry.UnderWay, "{delivery}");
    }

    public void Published(string topic, PublishStatus status, string? rule)
    {
        if (_events.Enabled)
        {
            _events.Add(1, new("topic", topic), new("status", Word(status)), new("rule", rule ?? ""));
        }
    }

    public void Started() => _underWay.Add(1);

    public void Attempted(string channel, DeliveryKind kind, ReceiptStatus status, TimeSpan duration)
    {
        _underWay.Add(-1);
        if (_attempts.Enabled)
        {
            _attempts.Add(1, new("channel", channel), new("kind", Word(kind)), new("status", Word(status)));
        }

        if (_durations.Enabled)
        {
            _durations.Record(duration.TotalSeconds, new("channel", channel), new("status", Word(status)));
        }
    }

    public void DeadLettered(string channel) => _deadLetters.Add(1, new KeyValuePair<string, object?>("channel", channel));

    public void GateWasFull() => _gateFull.Add(1);

    public void DecidedLocally(string topic) => _decidedLocally.Add(1, new KeyValuePair<string, object?>("topic", topic));

    public void EndpointDisabled() => _autoDisabled.Add(1);

    public void Dispose() => _meter.Dispose();

    internal static string Word(PublishStatus status) => status switch
    {
        PublishStatus.Accepted => "accepted",
        PublishStatus.Summarized => "summarized",
        _ => "suppressed",
    };

    internal static string Word(ReceiptStatus status) => status switch
    {
        ReceiptStatus.Delivered => "delivered",
        ReceiptStatus.Deferred => "deferred",
        _ => "rejected",
    };

    internal static string Word(DeliveryKind kind) => kind switch
    {
        DeliveryKind.Event => "event",
        DeliveryKind.Digest => "digest",
        DeliveryKind.Summary => "summary",
        DeliveryKind.Reminder => "reminder",
        DeliveryKind.Report => "report",
        DeliveryKind.Test => "test",
        _ => "verification",
    };
}
