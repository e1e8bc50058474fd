namespace Notification.Sdk.Testing.Channels;

/// <summary>How a case says that a promise is broken.</summary>
internal static class Promise
{
    public static void Holds(bool holds, string promise, string happened, string mend)
    {
        if (!holds)
        {
            throw new ConformanceException(promise, happened, mend);
        }
    }

    public static void Is(DeliveryReceipt receipt, ReceiptStatus expected, string when, string mend) => Holds(
        receipt.Status == expected,
        $"the receipt is {expected} when {when}",
        $"it is {Shown(receipt)}",
        mend);

    public static string Shown(DeliveryReceipt receipt) => $"{receipt.Status} '{receipt.Code}' ({receipt.Detail})";
}
