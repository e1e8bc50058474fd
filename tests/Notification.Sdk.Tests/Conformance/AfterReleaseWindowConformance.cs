using Notification.Sdk.Tests.Extending;

namespace Notification.Sdk.Tests.Conformance;

public sealed class AfterReleaseWindowConformance : ScheduleWindowConformance
{
    public static TheoryData<string> All => [.. Cases];

    protected override IScheduleWindow Window => new AfterReleaseWindow(From.AddDays(10));

    [Theory]
    [MemberData(nameof(All))]
    public Task Keeps_the_promise(string promise) => RunAsync(promise);
}
