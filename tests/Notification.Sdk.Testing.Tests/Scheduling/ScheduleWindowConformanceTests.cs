namespace Notification.Sdk.Testing.Tests.Scheduling;

/// <summary>The suite passes a good window, and finds each defect by the case that is named for it.</summary>
public sealed class ScheduleWindowConformanceTests
{
    public static TheoryData<string> All => [.. ScheduleWindowConformance.Cases];

    [Theory]
    [MemberData(nameof(All))]
    public Task A_good_window_passes(string promise) => new Suite(new Morning(MorningDefect.None)).RunAsync(promise);

    [Theory]
    [InlineData(MorningDefect.AnswersWithToday, "An opening is not before the instant asked for")]
    [InlineData(MorningDefect.AnswersWithTheEnd, "An opening is open")]
    [InlineData(MorningDefect.StepsBack, "A later question never gets an earlier answer")]
    [InlineData(MorningDefect.SaysNeverOnSundays, "Never is for ever")]
    [InlineData(MorningDefect.ReadsTheOffset, "The same instant gets the same answer, whoever asks and with whatever offset")]
    [InlineData(MorningDefect.OverflowsAtTheEnd, "The ends of the calendar are answered")]
    public async Task A_defect_is_found(MorningDefect defect, string promise) =>
        await Assert.ThrowsAsync<ConformanceException>(() => new Suite(new Morning(defect)).RunAsync(promise));

    [Fact]
    public async Task An_unknown_case_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => new Suite(new Morning(MorningDefect.None)).RunAsync("something else"));

    private sealed class Suite(IScheduleWindow window) : ScheduleWindowConformance
    {
        protected internal override IScheduleWindow Window => window;
    }
}
