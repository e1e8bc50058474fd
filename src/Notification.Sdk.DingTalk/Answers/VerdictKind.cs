namespace Notification.Sdk.DingTalk.Answers;

/// <summary>What an answer means for the robot and for the message.</summary>
internal enum VerdictKind
{
    /// <summary>The vendor took the message.</summary>
    Delivered,

    /// <summary>Trying again makes sense.</summary>
    Later,

    /// <summary>The robot is banned for ten minutes.</summary>
    Banned,

    /// <summary>The robot's plan gives no more messages for hours.</summary>
    QuotaUsedUp,

    /// <summary>Our clock is wrong: no robot takes anything from us.</summary>
    ClockWrong,

    /// <summary>The robot takes nothing until a person mends it.</summary>
    RobotUnusable,

    /// <summary>The vendor will never take this message.</summary>
    MessageRefused,
}
