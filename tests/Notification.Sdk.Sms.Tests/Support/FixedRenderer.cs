namespace Notification.Sdk.Sms.Tests.Support;

/// <summary>Says what it was told to say.</summary>
internal sealed class FixedRenderer(string text) : IMessageRenderer
{
    public MessageFormat? Format { get; private set; }

    public int MaxLength { get; private set; }

    public RenderedMessage Render(Delivery delivery, MessageFormat format, int maxLength)
    {
        if (maxLength != int.MaxValue)
        {
            (Format, MaxLength) = (format, maxLength);
        }

        return new RenderedMessage(text, text, Truncated: false);
    }
}
