using Notification.Sdk.Rendering;

namespace Notification.Sdk;

/// <summary>The built-in renderer: English, Simplified Chinese and Japanese (any other culture is answered in English), every form, every
/// kind of delivery. Thread-safe; the same delivery gives the same bytes.</summary>
/// <remarks>Titles are at most 120 UTF-16 code units. Bodies of text and Markdown are at most 64 KiB, mails at most 100,000 bytes, whatever
/// length is asked for; at most 200 events are shown. A length that is too short for a whole message gives a shorter one, down to an empty
/// one.</remarks>
public sealed class DefaultMessageRenderer : IMessageRenderer
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The delivery is a summary without its <see cref="Delivery.Summary"/>, or a verification
    /// without its <see cref="Delivery.VerificationCode"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative, or the form or the kind of the delivery is not
    /// defined.</exception>
    public RenderedMessage Render(Delivery delivery, MessageFormat format, int maxLength)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        ArgumentOutOfRangeException.ThrowIfNegative(maxLength);
        return MessageComposer.Render(delivery, format, maxLength);
    }
}
