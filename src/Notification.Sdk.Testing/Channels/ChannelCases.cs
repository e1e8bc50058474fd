namespace Notification.Sdk.Testing.Channels;

/// <summary>The cases by name, in the order in which a new channel meets them.</summary>
internal static class ChannelCases
{
    public static IReadOnlyDictionary<string, Func<ChannelTrial, Task>> All { get; } = new Dictionary<string, Func<ChannelTrial, Task>>
    {
        ["The name is constant and lower case"] = NameCases.IsConstantAsync,
        ["What the counterpart takes is delivered"] = AnswerCases.AcceptanceIsDeliveredAsync,
        ["What is no acknowledgement is not delivered"] = AnswerCases.NonsenseIsNotDeliveredAsync,
        ["A deferral is deferred, with the wait that was asked for"] = AnswerCases.DeferralIsDeferredAsync,
        ["A rejection is rejected and says what to mend"] = AnswerCases.RejectionIsRejectedAsync,
        ["Whether anything was sent and may have arrived is said truly"] = UnknownCases.IsSaidTrulyAsync,
        ["An outcome that nobody knows is treated as the channel says"] = UnknownCases.IsTreatedAsSaidAsync,
        ["An attempt is made once"] = AnswerCases.OneAttemptIsOneMessageAsync,
        ["An attempt that is cancelled before it begins ends"] = CancellationCases.BeforeAsync,
        ["An attempt that is cancelled meanwhile ends promptly"] = CancellationCases.MeanwhileAsync,
        ["A counterpart that hangs costs no more than the attempt's timeout"] = CancellationCases.TimeoutAsync,
        ["Every kind of delivery arrives"] = ContentCases.EveryKindArrivesAsync,
        ["Empty and huge messages get a receipt"] = ContentCases.EmptyAndHugeAsync,
        ["Hostile text arrives inert"] = HostileCases.IsInertAsync,
        ["A retry is the same message under the same key"] = ContentCases.RetryIsTheSameAsync,
        ["Sixty-four at once arrive once each"] = ConcurrencyCases.ManyAtOnceAsync,
        ["Checking an endpoint connects nowhere and never throws"] = EndpointCases.CheckIsQuietAsync,
        ["A wrong endpoint gets a receipt"] = EndpointCases.WrongOnesGetAReceiptAsync,
        ["Secrets appear nowhere"] = SecretCases.AppearNowhereAsync,
    };
}
