namespace Notification.Sdk.Sms;

/// <summary>A number, what the vendor said of it, and whether it is sent to again.</summary>
internal readonly record struct NumberAnswer(string Number, SmsAnswer Answer, bool ResendsUnknown)
{
    /// <summary>Whether it may have cost something: it arrived, or may have.</summary>
    public bool WasSpent => Answer.Status is SmsStatus.Accepted or SmsStatus.Unknown;

    /// <summary>Whether it is still owed. What waits for a person to mend the account is not lost.</summary>
    public bool IsOwed => Answer.Status == SmsStatus.Deferred
        || Answer.DisablesEndpoint
        || (Answer.Status == SmsStatus.Unknown && ResendsUnknown);
}
