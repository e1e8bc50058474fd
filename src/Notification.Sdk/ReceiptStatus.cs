namespace Notification.Sdk;

/// <summary>What came of one attempt.</summary>
public enum ReceiptStatus
{
    /// <summary>The vendor took it.</summary>
    Delivered,

    /// <summary>Not now; trying again makes sense.</summary>
    Deferred,

    /// <summary>Never; trying again makes no sense.</summary>
    Rejected,
}
