namespace Notification.Sdk.Sms;

/// <summary>How far a message came. The order is the order of progress; the last two are final.</summary>
public enum SmsState
{
    /// <summary>The vendor has it.</summary>
    Queued,

    /// <summary>The network has it.</summary>
    Sent,

    /// <summary>The phone has it.</summary>
    Delivered,

    /// <summary>It will not arrive.</summary>
    Failed,
}
