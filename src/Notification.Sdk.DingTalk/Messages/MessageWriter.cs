using System.Text;
using Notification.Sdk.DingTalk.Settings;

namespace Notification.Sdk.DingTalk.Messages;

/// <summary>Makes the body of a delivery's request, within the endpoint's limit. The same delivery gives the same
/// body.</summary>
internal static class MessageWriter
{
    private const int MostRounds = 3;
    private const int LeastRoom = 256;

    public static byte[] Write(Delivery delivery, DingTalkSettings settings)
    {
        if (settings.MessageType == MessageType.FeedCard)
        {
            return FeedCard.TryWrite(delivery, settings) ?? Write(delivery, MessageType.Markdown, settings);
        }

        return Write(delivery, settings.MessageType, settings);
    }

    // The limit is one of the whole body. How much of it the frame, the mentions, the keyword and the escapes take is
    // known only when they are written: what is too much then is taken from the text, which the renderer cuts between
    // two items.
    private static byte[] Write(Delivery delivery, MessageType type, DingTalkSettings settings)
    {
        MessageFormat format = type is MessageType.Text or MessageType.Link
            ? MessageFormat.Text
            : MessageFormat.Markdown;
        int room = settings.MaxBytes;
        for (int round = 1; ; round++)
        {
            RenderedMessage message = delivery.Render(format, room);
            byte[] body = MessageJson.Write(Draft.Of(message, settings), type, settings);
            int excess = body.Length - settings.MaxBytes;
            if (excess <= 0 || round == MostRounds)
            {
                return body;
            }

            room = Math.Max(Encoding.UTF8.GetByteCount(message.Body) - excess, LeastRoom);
        }
    }
}
