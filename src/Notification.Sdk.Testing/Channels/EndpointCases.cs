namespace Notification.Sdk.Testing.Channels;

/// <summary>Endpoints as people write them.</summary>
internal static class EndpointCases
{
    public static async Task CheckIsQuietAsync(ChannelTrial trial)
    {
        IReadOnlyList<string> faults = Check(trial, trial.Target);
        Promise.Holds(
            faults.Count == 0,
            "the target of the suite is one that the channel accepts",
            $"Check says: {string.Join(' ', faults)}",
            "give Target what the channel needs, or mend Check");
        foreach (DeliveryTarget target in WrongTargets.Of(trial.Target))
        {
            faults = Check(trial, target);
            Promise.Holds(
                faults.All(fault => !string.IsNullOrWhiteSpace(fault) && !fault.Contains('\n', StringComparison.Ordinal)),
                "a fault is one sentence that names what is wrong and the mend",
                "a fault is empty or has several lines",
                "write one sentence for each fault");
        }

        Promise.Holds(
            (await trial.NewAsync().ConfigureAwait(false)).Count == 0,
            "Check connects nowhere",
            "the counterpart saw a message",
            "look at the target only; what needs the network belongs to a test message");
    }

    public static async Task WrongOnesGetAReceiptAsync(ChannelTrial trial)
    {
        AnswerCases.Accept(trial);
        foreach (DeliveryTarget target in WrongTargets.Of(trial.Target))
        {
            await trial.AttemptAsync(trial.Kit.To(target)).ConfigureAwait(false);
        }
    }

    private static IReadOnlyList<string> Check(ChannelTrial trial, DeliveryTarget target)
    {
        try
        {
            _ = trial.Channel.PacingFor(target);
            return trial.Channel.Check(target) ?? throw new ConformanceException(
                "Check returns the faults", "it returned null", "return an empty list when all is well");
        }
        catch (Exception thrown) when (thrown is not ConformanceException)
        {
            throw new ConformanceException(
                "Check and PacingFor answer for any endpoint, however wrong",
                $"one threw {thrown.GetType().Name}",
                "parse what people write with Try methods, and return what is wrong as a sentence",
                thrown);
        }
    }
}
