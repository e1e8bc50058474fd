namespace Notification.Sdk.Health;

/// <summary>What one endpoint answered since the last decision about it.</summary>
internal sealed class Answers
{
    public int Failures { get; private set; }

    public int Successes { get; private set; }

    /// <summary>Successes in a row, also over decisions.</summary>
    public int Streak { get; private set; }

    /// <summary>Whether it said that it is beyond use.</summary>
    public bool IsBeyondUse { get; private set; }

    /// <summary>The code of the last failure.</summary>
    public string LastCode { get; private set; } = "";

    public bool IsEmpty => Failures + Successes == 0;

    public void Add(DeliveryReceipt receipt)
    {
        if (receipt.Status == ReceiptStatus.Delivered)
        {
            Successes++;
            Streak++;
            return;
        }

        Failures++;
        Streak = 0;
        LastCode = receipt.Code;
        IsBeyondUse |= receipt.DisablesEndpoint;
    }

    /// <summary>It was decided about these.</summary>
    public void Clear() => (Failures, Successes, IsBeyondUse) = (0, 0, false);
}
