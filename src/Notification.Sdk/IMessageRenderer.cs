namespace Notification.Sdk;

/// <summary>Turns a delivery into words. The texts of events are hostile: everything must be encoded for the place it lands in.</summary>
/// <remarks>Called by many threads at once; the same input must give the same output, byte for byte. To replace one message and keep the
/// rest, register a renderer that passes the others on to the built-in one, which its constructor can ask for:
/// <see cref="DefaultMessageRenderer"/>.</remarks>
public interface IMessageRenderer
{
    /// <summary>Renders a delivery.</summary>
    /// <param name="delivery">What to say.</param>
    /// <param name="format">The form.</param>
    /// <param name="maxLength">The longest body, in UTF-8 bytes.</param>
    RenderedMessage Render(Delivery delivery, MessageFormat format, int maxLength);
}
