using System.Collections.Concurrent;

namespace Notification.Sdk.Testing.Fakes;

/// <summary>What all fake channels were asked to send, and what they answer.</summary>
internal sealed class SentLog(ManualClock clock)
{
    private readonly ConcurrentQueue<SentMessage> _all = new();

    public IReadOnlyList<SentMessage> All => [.. _all];

    public Func<Delivery, DeliveryReceipt> Answer { get; set; } = _ => DeliveryReceipt.Delivered("fake");

    public DeliveryReceipt Send(Delivery delivery)
    {
        DeliveryReceipt receipt = Answer(delivery);
        _all.Enqueue(new SentMessage(delivery, clock.Now, receipt));
        return receipt;
    }
}
