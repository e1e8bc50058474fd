using Notification.Sdk.Throttling;

namespace Notification.Sdk.Tests.Conformance;

public sealed class DayPolicyConformance : ThrottlePolicyConformance
{
    public static TheoryData<string> All => [.. Cases];

    protected override IThrottlePolicy Policy { get; } = new DayPolicy(DayPolicy.HeldDays);

    [Theory]
    [MemberData(nameof(All))]
    public Task Keeps_the_promise(string promise) => RunAsync(promise);
}
