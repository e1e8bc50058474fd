namespace Notification.Sdk.Testing.Channels;

internal static class ConcurrencyCases
{
    private const int Many = 64;

    public static async Task ManyAtOnceAsync(ChannelTrial trial)
    {
        AnswerCases.Accept(trial);
        Delivery[] deliveries = [.. Enumerable.Range(0, Many).Select(_ => trial.Kit.Make(DeliveryKind.Event))];
        DeliveryReceipt[] receipts = await Task.WhenAll(deliveries.Select(delivery => trial.AttemptAsync(delivery))).ConfigureAwait(false);

        // A channel that keeps the vendor's pace puts the rest off; that is an honest answer too.
        int delivered = receipts.Count(receipt => receipt.Status == ReceiptStatus.Delivered);
        DeliveryReceipt? lost = receipts.FirstOrDefault(receipt => receipt.WasTried && receipt.Status != ReceiptStatus.Delivered);
        Promise.Holds(
            lost is null,
            "a channel is called by many threads at once",
            $"of {Many} at once one ended as {(lost is null ? "" : Promise.Shown(lost))}",
            "keep no state of an attempt in the channel, and guard what attempts share");
        ReceivedMessage[] seen = [.. await trial.NewAsync().ConfigureAwait(false)];
        Promise.Holds(
            seen.Length == delivered && delivered > 0,
            "each attempt that is Delivered arrived once",
            $"{delivered} are Delivered and {seen.Length} arrived",
            "send once for each call, and let no call answer for another");
        Promise.Holds(
            seen.Any(message => message.Key is null) || seen.DistinctBy(message => message.Key).Count() == seen.Length,
            "each delivery carries its own key",
            "two deliveries arrived under one key",
            "make the key of Delivery.Id, and share no request between calls");
    }
}
