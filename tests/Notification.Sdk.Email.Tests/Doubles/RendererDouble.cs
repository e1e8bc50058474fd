namespace Notification.Sdk.Email.Tests.Doubles;

/// <summary>Says what a test wants to be said.</summary>
internal sealed class RendererDouble(
    string title, string text = "plain text", string html = "<p>html</p>") : IMessageRenderer
{
    public RenderedMessage Render(Delivery delivery, MessageFormat format, int maxLength) =>
        new(title, format == MessageFormat.Html ? html : text, false);
}
