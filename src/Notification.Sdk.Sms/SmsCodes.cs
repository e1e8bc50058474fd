namespace Notification.Sdk.Sms;

/// <summary>The codes of receipts that this package makes itself; all others are the vendor's own, or those of
/// <see cref="Http.HttpReceipts"/> when no answer came.</summary>
public static class SmsCodes
{
    /// <summary>The request may have arrived and the answer did not. Rejected, or deferred with
    /// <see cref="SmsOptions.ResendUnknown"/>.</summary>
    public const string Unknown = "unknown";

    /// <summary>The daily budget of parts is used up. Deferred until the next day.</summary>
    public const string PartsBudget = "parts-budget";

    /// <summary>The address holds no usable number. Rejected.</summary>
    public const string BadNumbers = "bad-numbers";

    /// <summary>The numbers still owed are no longer in the address. Rejected.</summary>
    public const string NoneOwed = "none-owed";

    /// <summary>The endpoint's gateway is not registered, or not chosen among several. Deferred.</summary>
    public const string NoGateway = "no-gateway";

    /// <summary>The topic has no template at a vendor who sends nothing else. Rejected.</summary>
    public const string NoTemplate = "no-template";

    /// <summary>The settings were changed and are wrong now. Deferred.</summary>
    public const string Options = "options";

    /// <summary>The turn did not come in this attempt. Deferred.</summary>
    public const string NotTried = "not-tried";

    /// <summary>The gateway gave no answer for the number. Deferred.</summary>
    public const string Unanswered = "unanswered";
}
