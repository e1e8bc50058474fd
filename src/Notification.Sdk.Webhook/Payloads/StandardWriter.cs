using System.Text.Json;

namespace Notification.Sdk.Webhook.Payloads;

/// <summary>The body of Standard Webhooks 1.0: type, timestamp, data.</summary>
internal static class StandardWriter
{
    public static void Write(Utf8JsonWriter json, Delivery delivery, int mostAttachmentBytes)
    {
        json.WriteStartObject();
        json.WriteString("type", PayloadFacts.Type(delivery.Kind));
        json.WriteString("timestamp", PayloadFacts.Time(delivery));
        json.WritePropertyName("data");
        DeliveryJson.Write(json, delivery, mostAttachmentBytes);
        json.WriteEndObject();
    }
}
