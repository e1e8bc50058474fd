using Notification.Sdk.Rendering.Composers;
using Notification.Sdk.Rendering.Writers;

namespace Notification.Sdk.Rendering;

/// <summary>The door of the room: composes a delivery once and writes it in the form that is asked for.</summary>
internal static class MessageComposer
{
    public static RenderedMessage Render(Delivery delivery, MessageFormat format, int maxLength) =>
        MessageWriters.For(format).Write(Composer.Compose(delivery), maxLength);
}
