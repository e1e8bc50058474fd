namespace Notification.Sdk.Testing.Fakes;

internal sealed class FakeChannel(string name, SentLog log) : IChannel
{
    public string Name => name;

    public ValueTask<DeliveryReceipt> SendAsync(Delivery delivery, CancellationToken cancellationToken) =>
        ValueTask.FromResult(log.Send(delivery));
}
