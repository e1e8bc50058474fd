using System.Buffers;
using System.Text.Json;
using Notification.Sdk.Events;

namespace Notification.Sdk.Webhook.Payloads;

/// <summary>A delivery as a list of flat notices in the manner of Wallarm's webhooks: summary, description, details.
/// One for each event, and one more for what belongs to the delivery as a whole.</summary>
internal static class NoticeWriter
{
    public static void WriteArray(Utf8JsonWriter json, Delivery delivery, int mostAttachmentBytes)
    {
        json.WriteStartArray();
        foreach (Action<Utf8JsonWriter> notice in Notices(delivery, mostAttachmentBytes))
        {
            notice(json);
        }

        json.WriteEndArray();
    }

    public static ReadOnlyMemory<byte> ToLines(Delivery delivery, int mostAttachmentBytes)
    {
        var lines = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(lines);
        foreach (Action<Utf8JsonWriter> notice in Notices(delivery, mostAttachmentBytes))
        {
            notice(json);
            json.Flush();
            json.Reset();
            lines.Write("\n"u8);
        }

        return lines.WrittenMemory;
    }

    private static IEnumerable<Action<Utf8JsonWriter>> Notices(Delivery delivery, int mostAttachmentBytes)
    {
        foreach (SecurityEvent securityEvent in delivery.Events)
        {
            yield return json => WriteEvent(json, delivery, securityEvent);
        }

        if (delivery.Events.Count == 0 || delivery.Attachments.Count > 0)
        {
            yield return json => WriteWhole(json, delivery, mostAttachmentBytes);
        }
    }

    private static void WriteEvent(Utf8JsonWriter json, Delivery delivery, SecurityEvent securityEvent)
    {
        string type = securityEvent.Kind.Length > 0 ? securityEvent.Kind : securityEvent.Topic;
        WriteHead(json, securityEvent.Title, securityEvent.Summary, delivery, type, securityEvent.Severity);
        if (delivery.Kind == DeliveryKind.Reminder)
        {
            json.WriteNumber("repeat_count", delivery.RepeatCount);
            if (delivery.RepeatSince is { } since)
            {
                json.WriteString("repeat_since", since.UtcDateTime);
            }
        }

        json.WritePropertyName("event");
        SecurityEventJson.Write(json, securityEvent);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteWhole(Utf8JsonWriter json, Delivery delivery, int mostAttachmentBytes)
    {
        RenderedMessage message = delivery.Render(MessageFormat.Text, PayloadFacts.MostTextBytes);
        WriteHead(json, message.Title, message.Body, delivery, PayloadFacts.Kind(delivery.Kind), delivery.Severity);
        if (delivery.Summary is { } summary)
        {
            json.WritePropertyName("summary");
            SummaryJson.Write(json, summary);
        }

        if (delivery.VerificationCode is { } code)
        {
            json.WriteString("verification_code", code);
        }

        AttachmentsJson.Write(json, delivery.Attachments, mostAttachmentBytes);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // Leaves the details open.
    private static void WriteHead(
        Utf8JsonWriter json, string summary, string description, Delivery delivery, string type, Severity severity)
    {
        json.WriteStartObject();
        json.WriteString("summary", summary);
        json.WriteString("description", description);
        json.WriteStartObject("details");
        json.WriteNumber("version", PayloadFacts.Version);
        json.WriteString("client_name", delivery.Target.Tenant);
        json.WriteString("notification_type", type);
        json.WriteString("delivery_id", delivery.Id);
        json.WriteString("delivery_kind", PayloadFacts.Kind(delivery.Kind));
        json.WriteString("endpoint", delivery.Target.Endpoint);
        json.WriteString("topic", delivery.Topic);
        json.WriteString("severity", severity.ToString());
        json.WriteString("created_at", delivery.CreatedAt.UtcDateTime);
    }
}
