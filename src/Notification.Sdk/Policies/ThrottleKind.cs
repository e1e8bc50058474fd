namespace Notification.Sdk.Policies;

/// <summary>How a throttle counts.</summary>
public enum ThrottleKind
{
    /// <summary>At most <c>Limit</c> in one calendar day of a stated zone.</summary>
    Day,

    /// <summary>At most <c>Limit</c> in any interval of the stated length.</summary>
    Rolling,

    /// <summary>One each <c>Interval / Limit</c>, with bursts of up to <c>Limit</c>.</summary>
    Rate,
}
