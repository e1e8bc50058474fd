using Notification.Sdk.Policies;
using Notification.Sdk.Scheduling;

namespace Notification.Sdk.Tests.Conformance;

/// <summary>Ranges over midnight, on some days, in a zone whose clock is set twice a year.</summary>
public sealed class HoursWindowConformance : ScheduleWindowConformance
{
    public static TheoryData<string> All => [.. Cases];

    protected override IScheduleWindow Window
    {
        get
        {
            var rule = new WindowRule
            {
                Hours = "08:00-12:00,13:30-18:00,22:00-02:30",
                Days = [DayOfWeek.Monday, DayOfWeek.Wednesday, DayOfWeek.Saturday],
                Holidays = ["2026-03-30"],
                Workdays = ["2026-04-03"],
            };
            Assert.True(HoursWindow.TryCompile(rule, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), out HoursWindow? window, out _));
            return window;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public Task Keeps_the_promise(string promise) => RunAsync(promise);
}
