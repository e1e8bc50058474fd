using Notification.Sdk.Tests.Extending;

namespace Notification.Sdk.Tests.Conformance;

public sealed class ClockHourPolicyConformance : ThrottlePolicyConformance
{
    public static TheoryData<string> All => [.. Cases];

    protected override IThrottlePolicy Policy { get; } = new ClockHourPolicy();

    [Theory]
    [MemberData(nameof(All))]
    public Task Keeps_the_promise(string promise) => RunAsync(promise);
}
