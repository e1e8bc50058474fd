using System.Text.Json;
using Notification.Sdk.Events;

namespace Notification.Sdk.Webhook.Payloads;

/// <summary>The payload itself, version 1: what Standard Webhooks and CloudEvents carry as <c>data</c>. Documented by
/// <c>schema/webhook-v1.schema.json</c>.</summary>
internal static class DeliveryJson
{
    /// <summary>The whole delivery.</summary>
    public static void Write(Utf8JsonWriter json, Delivery delivery, int mostAttachmentBytes)
    {
        WriteHead(json, delivery, delivery.Kind, delivery.Severity);
        WriteMessage(json, delivery);
        WriteEvents(json, delivery.Events);
        WriteExtras(json, delivery, mostAttachmentBytes);
        json.WriteEndObject();
    }

    /// <summary>One event of a delivery, as if it had come alone.</summary>
    public static void WriteEvent(Utf8JsonWriter json, Delivery delivery, SecurityEvent securityEvent)
    {
        WriteHead(json, delivery, DeliveryKind.Event, securityEvent.Severity);
        WriteEvents(json, [securityEvent]);
        json.WriteEndObject();
    }

    /// <summary>What belongs to the delivery as a whole, its events left out.</summary>
    public static void WriteWithoutEvents(Utf8JsonWriter json, Delivery delivery, int mostAttachmentBytes)
    {
        WriteHead(json, delivery, delivery.Kind, delivery.Severity);
        WriteMessage(json, delivery);
        WriteEvents(json, []);
        WriteExtras(json, delivery, mostAttachmentBytes);
        json.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter json, Delivery delivery, DeliveryKind kind, Severity severity)
    {
        json.WriteStartObject();
        json.WriteNumber("version", PayloadFacts.Version);
        json.WriteString("id", delivery.Id);
        json.WriteString("kind", PayloadFacts.Kind(kind));
        json.WriteString("tenant", delivery.Target.Tenant);
        json.WriteString("endpoint", delivery.Target.Endpoint);
        json.WriteString("topic", delivery.Topic);
        json.WriteString("severity", severity.ToString());
        json.WriteString("createdAt", delivery.CreatedAt.UtcDateTime);
    }

    private static void WriteMessage(Utf8JsonWriter json, Delivery delivery)
    {
        RenderedMessage message = delivery.Render(MessageFormat.Text, PayloadFacts.MostTextBytes);
        json.WriteStartObject("message");
        json.WriteString("title", message.Title);
        json.WriteString("text", message.Body);
        json.WriteEndObject();
    }

    private static void WriteEvents(Utf8JsonWriter json, IReadOnlyList<SecurityEvent> events)
    {
        json.WriteStartArray("events");
        foreach (SecurityEvent securityEvent in events)
        {
            SecurityEventJson.Write(json, securityEvent);
        }

        json.WriteEndArray();
    }

    private static void WriteExtras(Utf8JsonWriter json, Delivery delivery, int mostAttachmentBytes)
    {
        if (delivery.Kind == DeliveryKind.Reminder)
        {
            json.WriteStartObject("reminder");
            json.WriteNumber("repeatCount", delivery.RepeatCount);
            if (delivery.RepeatSince is { } since)
            {
                json.WriteString("since", since.UtcDateTime);
            }

            json.WriteEndObject();
        }

        if (delivery.Summary is { } summary)
        {
            json.WritePropertyName("summary");
            SummaryJson.Write(json, summary);
        }

        if (delivery.VerificationCode is { } code)
        {
            json.WriteString("verificationCode", code);
        }

        AttachmentsJson.Write(json, delivery.Attachments, mostAttachmentBytes);
    }
}
