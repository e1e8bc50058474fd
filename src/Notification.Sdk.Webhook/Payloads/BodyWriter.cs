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
    private static ArrayBufferWriter<byte>? _keptBuffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _keptWriter;

    public static WebhookBody Write(Delivery delivery, WebhookFormat format, string source, int mostAttachmentBytes)
    {
        return format switch
        {
            WebhookFormat.CloudEvents or WebhookFormat.CloudEventsBatch or WebhookFormat.CloudEventsBinary =>
                CloudEvent(new CloudEventWriter(delivery, source, mostAttachmentBytes), format),

            // A test is an array in either form, as Wallarm sends it: a receiver can be tried before it reads lines.
            WebhookFormat.NdJson when delivery.Kind != DeliveryKind.Test => new(
                NoticeWriter.ToLines(delivery, mostAttachmentBytes), "application/x-ndjson", []),
            WebhookFormat.Json or WebhookFormat.NdJson => Body(
                "application/json",
                (delivery, mostAttachmentBytes),
                static (json, what) => NoticeWriter.WriteArray(json, what.delivery, what.mostAttachmentBytes)),
            _ => Body(
                "application/json",
                (delivery, mostAttachmentBytes),
                static (json, what) => StandardWriter.Write(json, what.delivery, what.mostAttachmentBytes)),
        };
    }

    private static WebhookBody CloudEvent(CloudEventWriter writer, WebhookFormat format) => format switch
    {
        WebhookFormat.CloudEventsBatch =>
            Body("application/cloudevents-batch+json", writer, static (json, what) => what.WriteBatch(json)),
        WebhookFormat.CloudEventsBinary =>
            Body("application/json", writer, static (json, what) => what.WriteData(json)) with { Headers = writer.Headers() },
        _ => Body("application/cloudevents+json", writer, static (json, what) => what.WriteStructured(json)),
    };

    private static WebhookBody Body<T>(string contentType, T what, Action<Utf8JsonWriter, T> write)
    {
        // Taken out while in use, since a renderer is code of the application. The body itself is a copy: a request that
        // was given up may still be read by the connection.
        ArrayBufferWriter<byte> buffer = _keptBuffer ?? new ArrayBufferWriter<byte>(UsualBytes);
        Utf8JsonWriter json = _keptWriter ?? new Utf8JsonWriter(buffer);
        (_keptBuffer, _keptWriter) = (null, null);
        buffer.ResetWrittenCount();
        json.Reset(buffer);
        write(json, what);
        json.Flush();
        var body = new WebhookBody(buffer.WrittenSpan.ToArray(), contentType, []);
        (_keptBuffer, _keptWriter) = buffer.Capacity <= MostKeptBytes ? (buffer, json) : (null, null);
        return body;
    }
}
