namespace Notification.Sdk.Email;

/// <summary>What the mail system said about one recipient.</summary>
public enum MailStatus
{
    /// <summary>It took the message for this recipient.</summary>
    Accepted,

    /// <summary>Not now (4xx), or nobody knows: try again.</summary>
    Deferred,

    /// <summary>Never (5xx).</summary>
    Refused,
}
