namespace Notification.Sdk.Testing.Channels;

/// <summary>The receipt is what the counterpart said, and nothing better.</summary>
internal static class AnswerCases
{
    private static readonly TimeSpan LongAfter = TimeSpan.FromHours(1);

    public static async Task AcceptanceIsDeliveredAsync(ChannelTrial trial)
    {
        Accept(trial);
        DeliveryReceipt receipt = await trial.SendAsync(trial.Kit.Make(DeliveryKind.Event)).ConfigureAwait(false);
        Promise.Is(receipt, ReceiptStatus.Delivered, "the counterpart took the message", "map the vendor's acknowledgement to Delivered");
        Promise.Holds(
            receipt.Code.Length > 0,
            "a receipt carries the vendor's own code",
            "the code is empty",
            "give the vendor's code, or a word of your own such as 'ok'");
        IReadOnlyList<ReceivedMessage> seen = await trial.NewAsync().ConfigureAwait(false);
        Promise.Holds(
            seen.Count == 1 && seen[0].Parts.Any(part => part.Content.Length > 0),
            "what is delivered has arrived, with something to read",
            $"the receipt says Delivered and the counterpart has {seen.Count} messages",
            "return Delivered only after the counterpart has answered; and check that ReceivedAsync reads what it got");
    }

    public static async Task NonsenseIsNotDeliveredAsync(ChannelTrial trial)
    {
        foreach (CounterpartAnswer answer in new[] { CounterpartAnswer.Nonsense, CounterpartAnswer.Drop })
        {
            if (trial.Prepare(answer))
            {
                DeliveryReceipt receipt = await trial.SendAsync(trial.Kit.Make(DeliveryKind.Event)).ConfigureAwait(false);
                Promise.Holds(
                    receipt.Status != ReceiptStatus.Delivered,
                    "Delivered means that the vendor acknowledged, in the vendor's own words",
                    $"the counterpart did '{answer}' and the receipt is {Promise.Shown(receipt)}",
                    "read the answer's body and its code, not only that there was one");
                NamesCodeAndDetail(receipt);
            }
        }
    }

    public static async Task DeferralIsDeferredAsync(ChannelTrial trial)
    {
        if (!trial.Prepare(CounterpartAnswer.Defer))
        {
            return;
        }

        DeliveryReceipt receipt = await trial.SendAsync(trial.Kit.Make(DeliveryKind.Event)).ConfigureAwait(false);
        Promise.Is(receipt, ReceiptStatus.Deferred, "the counterpart asks to come back later", "map the vendor's 'later' to Deferred");
        NamesCodeAndDetail(receipt);
        Promise.Holds(
            receipt.RetryAfter is not { } wait || wait > TimeSpan.Zero,
            "a wait is longer than nothing",
            $"RetryAfter is {receipt.RetryAfter}",
            "leave RetryAfter null when the vendor names no time");
        Promise.Holds(
            trial.DeferralWait is not { } asked || receipt.RetryAfter >= asked,
            "the wait that the vendor asks for is kept",
            $"it asks for {trial.DeferralWait} and RetryAfter is {receipt.RetryAfter?.ToString() ?? "null"}",
            "pass the vendor's wait on as RetryAfter");
    }

    public static async Task RejectionIsRejectedAsync(ChannelTrial trial)
    {
        if (!trial.Prepare(CounterpartAnswer.Reject))
        {
            return;
        }

        DeliveryReceipt receipt = await trial.SendAsync(trial.Kit.Make(DeliveryKind.Event)).ConfigureAwait(false);
        Promise.Is(receipt, ReceiptStatus.Rejected, "the counterpart refuses for good", "map the vendor's 'never' to Rejected");
        NamesCodeAndDetail(receipt);
    }

    public static async Task OneAttemptIsOneMessageAsync(ChannelTrial trial)
    {
        foreach (CounterpartAnswer answer in Enum.GetValues<CounterpartAnswer>().Except([CounterpartAnswer.Hang]))
        {
            // A kept connection that breaks is where clients repeat a request by themselves.
            Accept(trial);
            await trial.SendAsync(trial.Kit.Make(DeliveryKind.Event)).ConfigureAwait(false);
            if (!trial.Prepare(answer))
            {
                continue;
            }

            await trial.MarkAsync().ConfigureAwait(false);
            await trial.SendAsync(trial.Kit.Make(DeliveryKind.Event)).ConfigureAwait(false);
            trial.Clock.Advance(LongAfter);
            int seen = (await trial.NewAsync().ConfigureAwait(false)).Count;
            Promise.Holds(
                seen <= 1,
                "one call of SendAsync is one attempt: the outbox alone retries",
                $"the counterpart did '{answer}' and saw {seen} messages",
                "switch retries off in the client, in its handlers and in the vendor's library");
        }
    }

    public static void Accept(ChannelTrial trial) => Promise.Holds(
        trial.Prepare(CounterpartAnswer.Accept),
        "the counterpart of a suite can accept",
        "Prepare(Accept) returned false",
        "make the counterpart accept and return true");

    private static void NamesCodeAndDetail(DeliveryReceipt receipt) => Promise.Holds(
        receipt.Code.Length > 0 && receipt.Detail.Length > 0,
        "a receipt that is not Delivered says the vendor's code, what it means and what to mend",
        $"it is {Promise.Shown(receipt)}",
        "give Deferred and Rejected a code and a sentence for the operator");
}
