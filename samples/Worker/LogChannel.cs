using Notification.Sdk;

namespace Worker;

/// <summary>Writes each notification to the log: stands in for the channels that you would add.</summary>
internal sealed partial class LogChannel(ILogger<LogChannel> logger) : IChannel
{
    public string Name => "log";

    public ValueTask<DeliveryReceipt> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        Told(logger, delivery.Target.Address, delivery.Render(MessageFormat.Text).Title);
        return ValueTask.FromResult(DeliveryReceipt.Delivered("logged"));
    }

    [LoggerMessage(1, LogLevel.Information, "To {Address}: {Title}")]
    private static partial void Told(ILogger logger, string address, string title);
}
