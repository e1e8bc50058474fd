using System.Globalization;

namespace Notification.Sdk.Webhook.Payloads;

/// <summary>What the formats say alike about a delivery.</summary>
internal static class PayloadFacts
{
    /// <summary>The version of the payload. Members may be added within a version; none is renamed, removed or changed
    /// in meaning.</summary>
    public const int Version = 1;

    /// <summary>The most bytes of the text for people.</summary>
    public const int MostTextBytes = 4096;

    public static string Kind(DeliveryKind kind) => kind switch
    {
        DeliveryKind.Event => "event",
        DeliveryKind.Digest => "digest",
        DeliveryKind.Summary => "summary",
        DeliveryKind.Reminder => "reminder",
        DeliveryKind.Report => "report",
        DeliveryKind.Test => "test",
        DeliveryKind.Verification => "verification",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A delivery is of a defined kind."),
    };

    public static string Type(DeliveryKind kind) => $"notification.{Kind(kind)}";

    /// <summary>When it happened: the event's own time for a single event, when the delivery was made
    /// otherwise.</summary>
    public static DateTime Time(Delivery delivery) =>
        (delivery.Kind == DeliveryKind.Event && delivery.Events is [{ OccurredAt: { } occurred }]
            ? occurred
            : delivery.CreatedAt).UtcDateTime;

    public static string Iso(DateTime utc) =>
        utc.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
