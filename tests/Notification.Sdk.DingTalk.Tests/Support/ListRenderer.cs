using System.Text;

namespace Notification.Sdk.DingTalk.Tests.Support;

/// <summary>Writes the title of each event on a line of its own, uncleaned, and leaves lines out that do not
/// fit.</summary>
internal sealed class ListRenderer : IMessageRenderer
{
    public RenderedMessage Render(Delivery delivery, MessageFormat format, int maxLength)
    {
        string title = delivery.Events.Count > 0 ? delivery.Events[0].Title : delivery.Kind.ToString();
        var body = new StringBuilder($"{format} {delivery.Target.Culture.Name}\n");
        foreach (string line in delivery.Events.Select(securityEvent => securityEvent.Title))
        {
            if (Encoding.UTF8.GetByteCount(body.ToString()) + Encoding.UTF8.GetByteCount(line) + 1 > maxLength)
            {
                return new RenderedMessage(title, body.ToString(), true);
            }

            body.Append(line).Append('\n');
        }

        return new RenderedMessage(title, body.ToString(), false);
    }
}
