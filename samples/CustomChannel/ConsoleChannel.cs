using Notification.Sdk;

namespace CustomChannel;

/// <summary>A channel of our own: prints each message. Retries, pacing and failures are the engine's.</summary>
internal sealed class ConsoleChannel : IChannel
{
    public string Name => "console";

    public async ValueTask<DeliveryReceipt> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        RenderedMessage message = delivery.Render(MessageFormat.Text);
        await Console.Out.WriteLineAsync($"To {delivery.Target.Address}:\n{message.Body}");
        return DeliveryReceipt.Delivered("printed");
    }
}
