using System.Globalization;
using System.Text.Json;
using Notification.Sdk.Events;

namespace Notification.Sdk.Webhook.Payloads;

/// <summary>A delivery as CloudEvents 1.0: one event in structured or binary mode, a list in batch mode.</summary>
internal sealed class CloudEventWriter(Delivery delivery, string source, int mostAttachmentBytes)
{
    public void WriteData(Utf8JsonWriter json) => DeliveryJson.Write(json, delivery, mostAttachmentBytes);

    public void WriteStructured(Utf8JsonWriter json)
    {
        WriteAttributes(json, delivery.Id, delivery.Kind, PayloadFacts.Time(delivery), Subject());
        WriteData(json);
        json.WriteEndObject();
    }

    /// <summary>Each event is an element of its own; what belongs to the delivery as a whole is one more. An event's id
    /// is the delivery's id, a dot and its place, from 1.</summary>
    public void WriteBatch(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        for (int i = 0; i < delivery.Events.Count; i++)
        {
            SecurityEvent securityEvent = delivery.Events[i];
            WriteAttributes(
                json,
                string.Create(CultureInfo.InvariantCulture, $"{delivery.Id}.{i + 1}"),
                DeliveryKind.Event,
                (securityEvent.OccurredAt ?? delivery.CreatedAt).UtcDateTime,
                Subject(securityEvent));
            DeliveryJson.WriteEvent(json, delivery, securityEvent);
            json.WriteEndObject();
        }

        if (delivery.Events.Count == 0 || delivery.Kind is not (DeliveryKind.Event or DeliveryKind.Digest))
        {
            WriteAttributes(json, delivery.Id, delivery.Kind, PayloadFacts.Time(delivery), delivery.Topic);
            DeliveryJson.WriteWithoutEvents(json, delivery, mostAttachmentBytes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public IReadOnlyList<KeyValuePair<string, string>> Headers() =>
    [
        new("ce-specversion", "1.0"),
        new("ce-id", CloudEventText.ToHeader(delivery.Id)),
        new("ce-source", CloudEventText.ToHeader(source)),
        new("ce-type", PayloadFacts.Type(delivery.Kind)),
        new("ce-time", PayloadFacts.Iso(PayloadFacts.Time(delivery))),
        new("ce-subject", CloudEventText.ToHeader(Subject())),
    ];

    private string Subject() =>
        delivery is { Kind: DeliveryKind.Event, Events: [{ } single] } ? Subject(single) : delivery.Topic;

    private static string Subject(SecurityEvent securityEvent) => securityEvent.Asset is { } asset
        ? CloudEventText.Clean($"{securityEvent.Topic}/{asset.Id}")
        : securityEvent.Topic;

    // Leaves the object open, behind the name of its data.
    private void WriteAttributes(Utf8JsonWriter json, string id, DeliveryKind kind, DateTime time, string subject)
    {
        json.WriteStartObject();
        json.WriteString("specversion", "1.0");
        json.WriteString("id", id);
        json.WriteString("source", source);
        json.WriteString("type", PayloadFacts.Type(kind));
        json.WriteString("time", time);
        json.WriteString("subject", subject);
        json.WriteString("datacontenttype", "application/json");
        json.WritePropertyName("data");
    }
}
