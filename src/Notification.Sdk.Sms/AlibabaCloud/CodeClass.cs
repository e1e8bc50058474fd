namespace Notification.Sdk.Sms.AlibabaCloud;

/// <summary>What a code of the vendor comes to.</summary>
internal enum CodeClass
{
    /// <summary>The vendor has it, or had it before.</summary>
    Arrived,

    /// <summary>Not now.</summary>
    Later,

    /// <summary>Not now, nor anything else of the endpoint.</summary>
    LaterForAll,

    /// <summary>Not now, for reasons of one of the numbers.</summary>
    NumberLater,

    /// <summary>Never, for reasons of one of the numbers.</summary>
    NumberRefused,

    /// <summary>Never, for reasons of the message.</summary>
    Refused,

    /// <summary>A person must mend the account first.</summary>
    AccountRefused,
}
