namespace Notification.Sdk.Testing.Tests.Scheduling;

/// <summary>What can be wrong with a window.</summary>
public enum MorningDefect
{
    None,
    AnswersWithToday,
    AnswersWithTheEnd,
    StepsBack,
    SaysNeverOnSundays,
    ReadsTheOffset,
    OverflowsAtTheEnd,
}
