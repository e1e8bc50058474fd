using System.Buffers;
using System.Text.Json;
using Notification.Sdk.Webhook.Settings;

namespace Notification.Sdk.Webhook.Payloads;

/// <summary>Writes a delivery in the endpoint's format.</summary>
internal static class BodyWriter
{
    // Room for most events, so that the buffer need not grow; one that has grown beyond the other number is not kept.
    private const int UsualBytes = 4096;
    private const int MostKeptBytes = 64 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _kept;

    public static WebhookBody Write(Delivery delivery, WebhookFormat format, string source, int mostAttachmentBytes)
    {
        var cloudEvent = new CloudEventWriter(delivery, source, mostAttachmentBytes);
        Action<Utf8JsonWriter> list = json => NoticeWriter.WriteArray(json, delivery, mostAttachmentBytes);
        return format switch
        {
            WebhookFormat.CloudEvents => Body("application/cloudevents+json", cloudEvent.WriteStructured),
            WebhookFormat.CloudEventsBatch => Body("application/cloudevents-batch+json", cloudEvent.WriteBatch),
            WebhookFormat.CloudEventsBinary =>
                Body("application/json", cloudEvent.WriteData) with { Headers = cloudEvent.Headers() },
            WebhookFormat.Json => Body("application/json", list),

            // A test is an array in either form, as Wallarm sends it: a receiver can be tried before it reads lines.
            WebhookFormat.NdJson when delivery.Kind == DeliveryKind.Test => Body("application/json", list),
            WebhookFormat.NdJson => new(
                NoticeWriter.ToLines(delivery, mostAttachmentBytes), "application/x-ndjson", []),
            _ => Body("application/json", json => StandardWriter.Write(json, delivery, mostAttachmentBytes)),
        };
    }

    private static WebhookBody Body(string contentType, Action<Utf8JsonWriter> write)
    {
        // Taken out while in use, since a renderer is code of the application. The body itself is a copy: a request that
        // was given up may still be read by the connection.
        ArrayBufferWriter<byte> buffer = _kept ?? new ArrayBufferWriter<byte>(UsualBytes);
        _kept = null;
        buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(buffer))
        {
            write(json);
        }

        var body = new WebhookBody(buffer.WrittenSpan.ToArray(), contentType, []);
        _kept = buffer.Capacity <= MostKeptBytes ? buffer : null;
        return body;
    }
}
