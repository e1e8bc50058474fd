namespace Notification.Sdk.Testing.Channels;

/// <summary>The engine ends an attempt by its token: at the attempt's timeout, and when the host stops.</summary>
internal static class CancellationCases
{
    private static readonly TimeSpan LongAfter = TimeSpan.FromHours(1);
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(5);

    public static async Task BeforeAsync(ChannelTrial trial)
    {
        AnswerCases.Accept(trial);
        DeliveryReceipt? receipt = await EndAsync(trial, new CancellationToken(canceled: true)).ConfigureAwait(false);
        int seen = (await trial.NewAsync().ConfigureAwait(false)).Count;
        Promise.Holds(
            seen == (receipt?.Status == ReceiptStatus.Delivered ? 1 : 0),
            "an attempt that is cancelled before it begins sends nothing, or says truly that it delivered",
            $"the counterpart saw {seen} messages and the receipt is {Shown(receipt)}",
            "look at the token before anything is sent, or hand it to the client");
    }

    public static async Task MeanwhileAsync(ChannelTrial trial)
    {
        if (!trial.Prepare(CounterpartAnswer.Hang))
        {
            return;
        }

        using var cancellation = new CancellationTokenSource();
        Task<DeliveryReceipt?> attempt = EndAsync(trial, cancellation.Token);
        await trial.UntilSeenAsync(attempt).ConfigureAwait(false);
        await cancellation.CancelAsync().ConfigureAwait(false);
        DeliveryReceipt? receipt = await attempt.ConfigureAwait(false);
        await IsOverAsync(trial, receipt?.Status).ConfigureAwait(false);
    }

    public static async Task TimeoutAsync(ChannelTrial trial)
    {
        if (!trial.Prepare(CounterpartAnswer.Hang))
        {
            return;
        }

        Task<TestReceipt> attempt = Task.Run(async () => await trial.Notifier.TestAsync(trial.Endpoint).ConfigureAwait(false));
        await trial.UntilSeenAsync(attempt).ConfigureAwait(false);
        long started = TimeProvider.System.GetTimestamp();
        TimeSpan timeout = new SecurityNotificationsOptions().AttemptTimeout;
        for (TimeSpan gone = TimeSpan.Zero; gone < timeout; gone += Step)
        {
            trial.Clock.Advance(Step);
        }

        while (!attempt.IsCompleted && TimeProvider.System.GetElapsedTime(started) < ChannelTrial.Patience)
        {
            await Task.Yield();
        }

        Promise.Holds(
            attempt.IsCompleted,
            "an attempt ends when its token is cancelled at the attempt's timeout",
            $"it had not {ChannelTrial.Patience.TotalSeconds} s later",
            "hand the token to everything that waits");
        await IsOverAsync(trial, (await attempt.ConfigureAwait(false)).Status).ConfigureAwait(false);
    }

    private static async Task IsOverAsync(ChannelTrial trial, ReceiptStatus? status)
    {
        Promise.Holds(
            status != ReceiptStatus.Delivered,
            "Delivered means that the counterpart acknowledged",
            "the counterpart never answered and the receipt is Delivered",
            "return Delivered only after the answer");
        trial.Clock.Advance(LongAfter);
        int seen = (await trial.NewAsync().ConfigureAwait(false)).Count;
        Promise.Holds(
            seen <= 1,
            "an attempt that was cancelled is not made again by the channel",
            $"the counterpart saw {seen} messages",
            "leave retries to the outbox");
    }

    /// <summary>The receipt; null when the attempt ended by saying that it was cancelled.</summary>
    private static async Task<DeliveryReceipt?> EndAsync(ChannelTrial trial, CancellationToken cancellationToken)
    {
        try
        {
            return await trial.AttemptAsync(trial.Kit.Make(DeliveryKind.Event), cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static string Shown(DeliveryReceipt? receipt) => receipt is null ? "a cancellation" : Promise.Shown(receipt);
}
