namespace Notification.Sdk.Testing.Tests.Throttling;

/// <summary>The suite passes a good policy, and finds each defect by the case that is named for it.</summary>
public sealed class ThrottlePolicyConformanceTests
{
    public static TheoryData<string> All => [.. ThrottlePolicyConformance.Cases];

    [Theory]
    [MemberData(nameof(All))]
    public Task A_good_policy_passes(string promise) => new Suite(PolicyDefect.None).RunAsync(promise);

    [Theory]
    [InlineData(PolicyDefect.ChangesItsLength, "The state has a constant length, 1 to 4,096 words")]
    [InlineData(PolicyDefect.AdmitsZero, "A limit of zero lets nothing through")]
    [InlineData(PolicyDefect.AdmitsOneMore, "At one instant no more than the limit is let through")]
    [InlineData(PolicyDefect.CountsRefusals, "A refusal leaves the state as it is")]
    [InlineData(PolicyDefect.RefusesUntilNow, "A refusal names a later instant")]
    [InlineData(PolicyDefect.NamesALaterHour, "Nothing is admitted before the instant that a refusal named")]
    [InlineData(PolicyDefect.NeverHelps, "Asking again when it was said ends in an admission")]
    [InlineData(PolicyDefect.IgnoresTheReserve, "A flood of low severity leaves what is reserved")]
    [InlineData(PolicyDefect.CountsInAField, "The same questions get the same answers, whoever else asks")]
    [InlineData(PolicyDefect.FailsFarAhead, "Instants far back and far ahead are answered")]
    public async Task A_defect_is_found(PolicyDefect defect, string promise) =>
        await Assert.ThrowsAsync<ConformanceException>(() => new Suite(defect).RunAsync(promise));

    [Fact]
    public async Task An_unknown_case_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => new Suite(PolicyDefect.None).RunAsync("something else"));

    private sealed class Suite(PolicyDefect defect) : ThrottlePolicyConformance
    {
        protected internal override IThrottlePolicy Policy { get; } = new FaultyPolicy(defect);
    }
}
