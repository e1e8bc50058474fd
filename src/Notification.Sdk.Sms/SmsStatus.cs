namespace Notification.Sdk.Sms;

/// <summary>What a vendor said about one number.</summary>
public enum SmsStatus
{
    /// <summary>The vendor took it.</summary>
    Accepted,

    /// <summary>Not now; it is sent again.</summary>
    Deferred,

    /// <summary>Never; it is not sent again.</summary>
    Refused,

    /// <summary>The request may have arrived and the answer did not. Sent again only with
    /// <see cref="SmsOptions.ResendUnknown"/>.</summary>
    Unknown,
}
