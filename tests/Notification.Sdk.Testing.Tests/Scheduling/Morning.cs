namespace Notification.Sdk.Testing.Tests.Scheduling;

/// <summary>Open from 06:00 to 12:00 UTC, or wrong in a certain way.</summary>
internal sealed class Morning(MorningDefect defect) : IScheduleWindow
{
    private static readonly TimeSpan Opens = TimeSpan.FromHours(6);
    private static readonly TimeSpan Closes = TimeSpan.FromHours(12);

    public DateTimeOffset? NextOpening(DateTimeOffset from)
    {
        DateTimeOffset now = defect == MorningDefect.ReadsTheOffset ? new(from.DateTime, TimeSpan.Zero) : from.ToUniversalTime();
        if (defect == MorningDefect.SaysNeverOnSundays && now.DayOfWeek == DayOfWeek.Sunday)
        {
            return null;
        }

        DateTimeOffset today = new(now.Date, TimeSpan.Zero);
        if (now.TimeOfDay < Opens)
        {
            return today + (defect == MorningDefect.AnswersWithTheEnd ? Closes : Opens);
        }

        return now.TimeOfDay < Closes ? from : Tomorrow(now, today);
    }

    private DateTimeOffset? Tomorrow(DateTimeOffset now, DateTimeOffset today) => defect switch
    {
        MorningDefect.AnswersWithToday => today + Opens,
        MorningDefect.StepsBack when now.TimeOfDay < TimeSpan.FromHours(18) => today.AddDays(2) + Opens,
        MorningDefect.OverflowsAtTheEnd => today.AddDays(1) + Opens,
        _ => today >= DateTimeOffset.MaxValue.AddDays(-1) ? null : today.AddDays(1) + Opens,
    };
}
