namespace Notification.Sdk.Testing.Channels;

/// <summary>Everything that can be made to speak is made to speak, and what it said is searched.</summary>
internal static class SecretCases
{
    public static async Task AppearNowhereAsync(ChannelTrial trial)
    {
        List<(string Where, string Text)> said = [];
        foreach (CounterpartAnswer answer in Enum.GetValues<CounterpartAnswer>().Where(trial.Prepare))
        {
            await SayAsync(trial, trial.Kit.Make(DeliveryKind.Event), answer, said).ConfigureAwait(false);
        }

        AnswerCases.Accept(trial);
        foreach (DeliveryTarget target in WrongTargets.Of(trial.Target))
        {
            said.AddRange(trial.Channel.Check(target).Select(fault => ("what Check says", fault)));
            said.Add(("a target's ToString", target.ToString() ?? ""));
            await SayAsync(trial, trial.Kit.To(target), CounterpartAnswer.Accept, said).ConfigureAwait(false);
        }

        said.Add(("the channel's ToString", trial.Channel.ToString() ?? ""));
        said.AddRange(trial.Recorder.Heard.Select(line => ($"a {line.Split(' ', 2)[0]} line", line)));
        ReceivedMessage[] messages = [.. await trial.NewAsync().ConfigureAwait(false)];
        said.AddRange(messages.SelectMany(message => message.Parts).Select(part => ("the message itself", part.Content)));
        foreach (string secret in trial.Secrets)
        {
            foreach ((string where, string text) in said.Where(one => SecretSearch.Finds(secret, one.Text)))
            {
                throw new ConformanceException(
                    "secrets appear in no receipt, exception, log, span, metric, message or text form",
                    $"{where} holds one: {SecretSearch.Blot(text, trial.Secrets)}",
                    "tell the name of a setting and never its value, and log no address");
            }
        }
    }

    private static async Task SayAsync(
        ChannelTrial trial, Delivery delivery, CounterpartAnswer answer, List<(string Where, string Text)> said)
    {
        using var cancellation = new CancellationTokenSource();
        Task<DeliveryReceipt> attempt = trial.AttemptAsync(delivery, cancellation.Token);
        if (answer == CounterpartAnswer.Hang)
        {
            await trial.UntilSeenAsync(attempt).ConfigureAwait(false);
            await cancellation.CancelAsync().ConfigureAwait(false);
        }

        try
        {
            DeliveryReceipt receipt = await attempt.ConfigureAwait(false);
            said.Add(("a receipt", $"{receipt.Code} {receipt.Detail} {receipt} {string.Join(' ', receipt.StillOwed)}"));
        }
        catch (OperationCanceledException cancelled)
        {
            said.Add(("an exception", cancelled.ToString()));
        }
    }
}
