namespace Notification.Sdk.Storage.PostgreSql.CrashTests;

/// <summary>Sends to the parent, who is the receiver. It takes its time, so that a kill finds attempts under way, and now and then asks to be tried
/// again.</summary>
internal sealed class PipeChannel(ToParent report, TimeProvider time) : IChannel
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(300);

    public string Name => "pipe";

    public async ValueTask<DeliveryReceipt> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        await Task.Delay(Random.Shared.NextDouble() * Longest, time, cancellationToken);
        if (delivery.Attempt == 1 && delivery.Id[^1] == '0')
        {
            return DeliveryReceipt.Deferred("503", "Later.");
        }

        report.Say($"received {delivery.Id} {delivery.Attempt} {string.Join(',', delivery.Events.Select(e => $"{e.Id}@{e.Asset!.Id}"))}");
        await Task.Delay(Random.Shared.NextDouble() * Longest, time, cancellationToken);
        return DeliveryReceipt.Delivered("200");
    }
}
