namespace Notification.Sdk.Testing.Channels;

/// <summary>Says what it was given, whatever form and length are asked for.</summary>
internal sealed class FixedRenderer(string title, string body) : IMessageRenderer
{
    public RenderedMessage Render(Delivery delivery, MessageFormat format, int maxLength) => new(title, body, false);
}
