namespace Notification.Sdk.Policies;

/// <summary>What becomes of events that a throttle holds back.</summary>
public enum Overflow
{
    /// <summary>They are counted and ranked into one summary, sent when the period ends. The default.</summary>
    Summary,

    /// <summary>They end there; the outcome is recorded.</summary>
    Drop,

    /// <summary>They wait for the next period, at most 31 periods ahead, and go out together then.</summary>
    Delay,
}
