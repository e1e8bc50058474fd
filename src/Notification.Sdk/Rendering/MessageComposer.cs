namespace Notification.Sdk.Rendering;

internal static class MessageComposer
{
    public static RenderedMessage Render(Delivery delivery, MessageFormat format, int maxLength) =>
        new(delivery.Topic, $"{delivery.Kind} {format} {maxLength}", false);
}
