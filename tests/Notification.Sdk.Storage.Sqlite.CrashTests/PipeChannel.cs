namespace Notification.Sdk.Storage.Sqlite.CrashTests;

/// <summary>Sends to the parent, who is the receiver. Now and then it asks to be tried again.</summary>
internal sealed class PipeChannel(Report report) : IChannel
{
    public string Name => "pipe";

    public ValueTask<DeliveryReceipt> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        Suicide.Reach("before-send");
        if (delivery.Attempt == 1 && delivery.Id[^1] == '0')
        {
            return ValueTask.FromResult(DeliveryReceipt.Deferred("503", "Later."));
        }

        report.Say($"received {delivery.Id} {string.Join(',', delivery.Events.Select(e => $"{e.Id}@{e.Asset!.Id}"))}");
        Suicide.Reach("after-send");
        return ValueTask.FromResult(DeliveryReceipt.Delivered("200"));
    }
}
