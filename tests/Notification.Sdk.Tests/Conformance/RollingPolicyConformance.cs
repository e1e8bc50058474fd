using Notification.Sdk.Throttling;

namespace Notification.Sdk.Tests.Conformance;

public sealed class RollingPolicyConformance : ThrottlePolicyConformance
{
    public static TheoryData<string> All => [.. Cases];

    protected override IThrottlePolicy Policy { get; } = new RollingPolicy(5);

    [Theory]
    [MemberData(nameof(All))]
    public Task Keeps_the_promise(string promise) => RunAsync(promise);
}
