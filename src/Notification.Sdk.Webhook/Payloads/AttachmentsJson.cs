using System.Text.Json;

namespace Notification.Sdk.Webhook.Payloads;

internal static class AttachmentsJson
{
    /// <summary>Writes <c>attachments</c> when there are any. A file that does not fit into what is left of the limit
    /// is named with its size and marked as omitted.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<Report> attachments, int mostBytes)
    {
        if (attachments.Count == 0)
        {
            return;
        }

        int left = mostBytes;
        json.WriteStartArray("attachments");
        foreach (Report attachment in attachments)
        {
            json.WriteStartObject();
            json.WriteString("fileName", attachment.FileName);
            json.WriteString("contentType", attachment.ContentType);
            json.WriteNumber("size", attachment.Content.Length);
            if (attachment.Content.Length <= left)
            {
                left -= attachment.Content.Length;
                json.WriteBase64String("content", attachment.Content.Span);
            }
            else
            {
                json.WriteString("omitted", "too-large");
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
