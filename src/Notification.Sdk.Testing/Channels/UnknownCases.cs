using Notification.Sdk.Events;
using Notification.Sdk.Policies;

namespace Notification.Sdk.Testing.Channels;

/// <summary>What nobody can know is said, and the engine does with it what the channel asks for.</summary>
internal static class UnknownCases
{
    private const int MostTurns = 100;

    public static async Task IsSaidTrulyAsync(ChannelTrial trial)
    {
        foreach (CounterpartAnswer answer in Enum.GetValues<CounterpartAnswer>().Except([CounterpartAnswer.Hang]))
        {
            if (!trial.Prepare(answer))
            {
                continue;
            }

            await trial.MarkAsync().ConfigureAwait(false);
            DeliveryReceipt receipt = await trial.SendAsync(trial.Kit.Make(DeliveryKind.Event)).ConfigureAwait(false);
            bool wasRead = (await trial.NewAsync().ConfigureAwait(false)).Any(message => message.Parts.Any(part => part.Content.Length > 0));
            Promise.Holds(
                !wasRead || !receipt.NothingSent,
                "NothingSent means that nothing of the message reached the counterpart",
                $"it did '{answer}' after it had read the message, and the receipt {Promise.Shown(receipt)} says NothingSent",
                "say nothingSent only when no connection came about or the message was not begun");
            Promise.Holds(
                !wasRead || answer != CounterpartAnswer.Drop || receipt.MayHaveArrived,
                "an attempt that ends without an answer may have arrived",
                $"the counterpart read the message and broke off, and the receipt {Promise.Shown(receipt)} does not say MayHaveArrived",
                "say mayHaveArrived: true where the connection breaks or the time is over after the message was sent");
        }
    }

    public static async Task IsTreatedAsSaidAsync(ChannelTrial trial)
    {
        WhenUnknown wanted = trial.Channel.WhenUnknownFor(trial.Target);
        Promise.Holds(
            Enumerable.Range(0, 100).All(_ => trial.Channel.WhenUnknownFor(trial.Target) == wanted),
            "WhenUnknownFor has one answer for an endpoint",
            "it changed between two questions",
            "let it depend on nothing but the endpoint's settings");
        if (!trial.Prepare(CounterpartAnswer.Drop))
        {
            return;
        }

        await trial.Notifier.PublishAsync(Leak()).ConfigureAwait(false);
        DateTimeOffset? next = await trial.Dispatcher.DispatchDueAsync().ConfigureAwait(false);
        AnswerCases.Accept(trial);
        for (int turn = 0; turn < MostTurns && next is { } due && await WaitsAsync(trial).ConfigureAwait(false); turn++)
        {
            trial.Clock.AdvanceTo(due);
            next = await trial.Dispatcher.DispatchDueAsync().ConfigureAwait(false);
        }

        Check(wanted, [.. await trial.NewAsync().ConfigureAwait(false)], await EntryAsync(trial).ConfigureAwait(false));
    }

    private static void Check(WhenUnknown wanted, ReceivedMessage[] seen, DeliveryLogEntry entry)
    {
        (int times, Outcome end) = wanted == WhenUnknown.Hold ? (1, Outcome.DeadLettered) : (2, Outcome.Delivered);
        Promise.Holds(
            seen.Length == times && entry.Outcome == end,
            "after an unknown outcome the delivery is sent again, or held for a person, as WhenUnknownFor says",
            $"it says {wanted}, the counterpart saw {seen.Length} messages, and the delivery ended as {entry.Outcome} '{entry.Code}'",
            "return Deferred with mayHaveArrived: true when nobody knows, and let the engine decide");
        Promise.Holds(
            seen.All(message => message.Key == seen[0].Key),
            "what is sent again carries the same key",
            $"the keys are {string.Join(", ", seen.Select(message => message.Key ?? "none"))}",
            "make the key of Delivery.Id and of nothing else");
        Promise.Holds(
            entry.MayBeDuplicate,
            "the delivery log marks what may have arrived twice",
            $"its entry for {entry.Outcome} '{entry.Code}' does not",
            "return Deferred with mayHaveArrived: true when nobody knows");
    }

    private static async Task<bool> WaitsAsync(ChannelTrial trial) =>
        (await EntryAsync(trial).ConfigureAwait(false)).Outcome == Outcome.Waiting;

    private static async Task<DeliveryLogEntry> EntryAsync(ChannelTrial trial) =>
        (await trial.Log.QueryAsync(new DeliveryLogQuery { Endpoint = trial.Endpoint }).ConfigureAwait(false)).Single();

    private static SecurityEvent Leak() => SecurityEvents.AccessKeyLeak(
        new AccessKeyEvidence("key-of-the-suite"));
}
