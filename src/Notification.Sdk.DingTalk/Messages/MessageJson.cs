using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Notification.Sdk.DingTalk.Settings;

namespace Notification.Sdk.DingTalk.Messages;

/// <summary>Writes the bodies of requests. Links write <c>messageUrl</c>, feed cards <c>messageURL</c>, buttons
/// <c>singleURL</c>: the vendor ignores what is spelled otherwise.</summary>
internal static class MessageJson
{
    // Chinese and Japanese stay three bytes a character instead of six; the body is never part of a page.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(Draft draft, MessageType type, DingTalkSettings settings) => Write(json =>
    {
        switch (type)
        {
            case MessageType.Text:
                Open(json, "text");
                json.WriteString("content", draft.Text);
                json.WriteEndObject();
                WriteMentions(json, settings.Mentions);
                break;
            case MessageType.Link:
                Open(json, "link");
                WriteTitleAndText(json, draft);
                json.WriteString("messageUrl", settings.LinkUrl?.AbsoluteUri);
                if (settings.PictureUrl is { } picture)
                {
                    json.WriteString("picUrl", picture.AbsoluteUri);
                }

                json.WriteEndObject();
                break;
            case MessageType.ActionCard:
                Open(json, "actionCard");
                WriteTitleAndText(json, draft);
                json.WriteString("singleTitle", settings.LinkTitle);
                json.WriteString("singleURL", settings.LinkUrl?.AbsoluteUri);
                json.WriteEndObject();
                break;
            default:
                Open(json, "markdown");
                WriteTitleAndText(json, draft);
                json.WriteEndObject();
                WriteMentions(json, settings.Mentions);
                break;
        }
    });

    public static byte[] WriteFeed(IEnumerable<string> titles, DingTalkSettings settings) => Write(json =>
    {
        Open(json, "feedCard");
        json.WriteStartArray("links");
        foreach (string title in titles)
        {
            json.WriteStartObject();
            json.WriteString("title", title);
            json.WriteString("messageURL", settings.LinkUrl?.AbsoluteUri);
            json.WriteString("picURL", settings.PictureUrl?.AbsoluteUri);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Open(Utf8JsonWriter json, string type)
    {
        json.WriteString("msgtype", type);
        json.WriteStartObject(type);
    }

    private static void WriteTitleAndText(Utf8JsonWriter json, Draft draft)
    {
        json.WriteString("title", draft.Title);
        json.WriteString("text", draft.Text);
    }

    private static void WriteMentions(Utf8JsonWriter json, Mentions mentions)
    {
        json.WriteStartObject("at");
        WriteArray(json, "atMobiles", mentions.Mobiles);
        WriteArray(json, "atUserIds", mentions.UserIds);
        json.WriteBoolean("isAtAll", mentions.All);
        json.WriteEndObject();
    }

    private static void WriteArray(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
