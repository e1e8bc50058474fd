using Notification.Sdk.Rendering;

namespace Notification.Sdk;

/// <summary>The built-in renderer: English, Simplified Chinese and Japanese, every form, every kind of delivery.</summary>
public sealed class DefaultMessageRenderer : IMessageRenderer
{
    /// <inheritdoc/>
    public RenderedMessage Render(Delivery delivery, MessageFormat format, int maxLength)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return MessageComposer.Render(delivery, format, maxLength);
    }
}
