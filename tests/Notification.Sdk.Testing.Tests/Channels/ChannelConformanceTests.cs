namespace Notification.Sdk.Testing.Tests.Channels;

/// <summary>The suite passes a good channel, and finds each defect by the case that is named for it.</summary>
public sealed class ChannelConformanceTests
{
    public static TheoryData<string> All => [.. ChannelConformance.Cases];

    [Theory]
    [MemberData(nameof(All))]
    public Task A_good_channel_passes(string promise) => new FaultySuite(Defect.None).RunAsync(promise);

    [Theory]
    [InlineData(Defect.ShoutsItsName, "The name is constant and lower case")]
    [InlineData(Defect.TakesAnyAnswerForSuccess, "What is no acknowledgement is not delivered")]
    [InlineData(Defect.Throws, "What is no acknowledgement is not delivered")]
    [InlineData(Defect.ForgetsTheWait, "A deferral is deferred, with the wait that was asked for")]
    [InlineData(Defect.DefersForEver, "A deferral is deferred, with the wait that was asked for")]
    [InlineData(Defect.GivesNoDetail, "A rejection is rejected and says what to mend")]
    [InlineData(Defect.SaysNothingWasSent, "Whether anything was sent and may have arrived is said truly")]
    [InlineData(Defect.ForgetsThatItMayHaveArrived, "Whether anything was sent and may have arrived is said truly")]
    [InlineData(Defect.ForgetsThatItMayHaveArrived, "An outcome that nobody knows is treated as the channel says")]
    [InlineData(Defect.HoldsInWordsOnly, "An outcome that nobody knows is treated as the channel says")]
    [InlineData(Defect.ChangesItsMind, "An outcome that nobody knows is treated as the channel says")]
    [InlineData(Defect.RepeatsByItself, "An attempt is made once")]
    [InlineData(Defect.SendsWhatWasCancelled, "An attempt that is cancelled before it begins ends")]
    [InlineData(Defect.SaysDeliveredWhenCancelled, "An attempt that is cancelled meanwhile ends promptly")]
    [InlineData(Defect.SaysDeliveredWhenCancelled, "A counterpart that hangs costs no more than the attempt's timeout")]
    [InlineData(Defect.RefusesVerifications, "Every kind of delivery arrives")]
    [InlineData(Defect.ForgetsTheCode, "Every kind of delivery arrives")]
    [InlineData(Defect.ChokesOnMuch, "Empty and huge messages get a receipt")]
    [InlineData(Defect.SendsRawText, "Hostile text arrives inert")]
    [InlineData(Defect.LetsTextAddHeaders, "Hostile text arrives inert")]
    [InlineData(Defect.CountsAttempts, "A retry is the same message under the same key")]
    [InlineData(Defect.SharesItsKey, "A retry is the same message under the same key")]
    [InlineData(Defect.SharesItsKey, "Sixty-four at once arrive once each")]
    [InlineData(Defect.MixesUpDeliveries, "A retry is the same message under the same key")]
    [InlineData(Defect.ChecksByThrowing, "Checking an endpoint connects nowhere and never throws")]
    [InlineData(Defect.ChecksByConnecting, "Checking an endpoint connects nowhere and never throws")]
    [InlineData(Defect.LogsItsAddress, "Secrets appear nowhere")]
    [InlineData(Defect.TellsItsSecret, "Secrets appear nowhere")]
    public async Task A_defect_is_found_and_the_secret_is_not_repeated(Defect defect, string promise)
    {
        ConformanceException found =
            await Assert.ThrowsAsync<ConformanceException>(() => new FaultySuite(defect).RunAsync(promise));

        Assert.All([found.Promise, found.Happened, found.Mend], text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.DoesNotContain("4711", found.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_case_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => new FaultySuite(Defect.None).RunAsync("something else"));
}
