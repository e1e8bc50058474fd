using static Notification.Sdk.Testing.Channels.Promise;

namespace Notification.Sdk.Testing.Storage;

internal static class AdmissionCases
{
    public static async Task SameIdAsync(StorageTrial trial)
    {
        PublishResult first = await trial.PublishAsync("e1").ConfigureAwait(false);
        PublishResult second = await trial.PublishAsync("e1", key: "other").ConfigureAwait(false);
        Holds(
            first.IsAccepted && second.Rule == Rules.SameId,
            "an event whose id was accepted is not accepted again",
            $"the first was {first.Status}, the second {second.Status} by '{second.Rule}'",
            "keep the ids of accepted events and answer KnowsEvent by them");
    }

    public static async Task DedupAsync(StorageTrial trial)
    {
        await trial.PublishAsync("e1", key: "same").ConfigureAwait(false);
        PublishResult second = await trial.PublishAsync("e2", key: "same").ConfigureAwait(false);
        await trial.PublishAsync("e3", key: "same").ConfigureAwait(false);
        trial.Clock.Advance(TimeSpan.FromHours(1));
        PublishResult later = await trial.PublishAsync("e4", key: "same").ConfigureAwait(false);
        await trial.DispatchAsync().ConfigureAwait(false);
        Delivery? reminder = trial.Sent.FirstOrDefault(sent => sent.Kind == DeliveryKind.Reminder);
        Holds(
            second.Rule == Rules.Duplicate && later.IsAccepted && reminder?.RepeatCount == 3,
            "the same thing is silent for its period, and the reminder after it tells how often it went on",
            $"the second was '{second.Rule}', the one after the period {later.Status}, the reminder told {reminder?.RepeatCount}",
            "write the record of every decision that has one, also of a duplicate, and give it back as it was");
    }

    public static async Task RefusalAsync(StorageTrial trial)
    {
        for (int i = 0; i < StorageTrial.Cap; i++)
        {
            await trial.PublishAsync($"e{i}", StorageTrial.Capped).ConfigureAwait(false);
        }

        PublishResult refused = await trial.PublishAsync("late", StorageTrial.Capped, "late").ConfigureAwait(false);
        trial.Clock.Advance(TimeSpan.FromDays(1));
        PublishResult again = await trial.PublishAsync("later", StorageTrial.Capped, "late").ConfigureAwait(false);
        Holds(
            refused.Rule == "throttle:three" && again.IsAccepted,
            "what a budget refuses is not remembered as notified",
            $"it was refused by '{refused.Rule}', and on the next day {again.Status} by '{again.Rule}'",
            "write counters, legs and record only as the decision says");
    }

    public static async Task CapAsync(StorageTrial trial)
    {
        PublishResult[] results = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(
            () => trial.PublishAsync($"e{i}", StorageTrial.Capped)))).ConfigureAwait(false);
        int accepted = results.Count(result => result.IsAccepted);
        Holds(
            accepted == StorageTrial.Cap,
            $"a cap of {StorageTrial.Cap} admits exactly {StorageTrial.Cap}",
            $"of 64 at once it admitted {accepted}",
            "read the state, decide and write in one step that no other step enters");
    }

    public static async Task ReserveAsync(StorageTrial trial)
    {
        PublishResult[] results = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(
            () => trial.PublishAsync($"e{i}", key: "same")))).ConfigureAwait(false);
        int accepted = results.Count(result => result.IsAccepted);
        Holds(
            accepted == 1,
            "of one thing published at once by many, one is told",
            $"of 32 it told {accepted}",
            "read the record, decide and write it in one step that no other step enters");
    }

    public static async Task DryRunAsync(StorageTrial trial)
    {
        for (int i = 0; i < 10; i++)
        {
            await trial.Notifier.ExplainAsync(StorageTrial.Event("e1", StorageTrial.Capped)).ConfigureAwait(false);
        }

        long waiting = await trial.CountAsync(Outcome.Waiting).ConfigureAwait(false);
        PublishResult result = await trial.PublishAsync("e1", StorageTrial.Capped).ConfigureAwait(false);
        Holds(
            waiting == 0 && result.IsAccepted,
            "a dry run keeps nothing",
            $"after ten of them {waiting} legs waited and the event was {result.Status} by '{result.Rule}'",
            "write nothing of a request that is a dry run");
    }

    public static async Task SummaryAsync(StorageTrial trial)
    {
        for (int i = 0; i < StorageTrial.Cap + 20; i++)
        {
            await trial.PublishAsync($"e{i}", StorageTrial.Capped).ConfigureAwait(false);
        }

        await trial.DispatchAsync().ConfigureAwait(false);
        trial.Clock.Advance(TimeSpan.FromDays(1));
        await trial.DispatchAsync().ConfigureAwait(false);
        OverflowSummary?[] summaries = [.. trial.Sent.Where(sent => sent.Kind == DeliveryKind.Summary).Select(sent => sent.Summary)];
        Holds(
            summaries is [{ Count: 20 }],
            "what a budget holds back is counted into one summary of the period",
            $"{summaries.Length} summaries came, with {string.Join(", ", summaries.Select(summary => summary?.Count))}",
            "append the summary's leg with the first count, add the others to its tally, and give it to the claim");
    }
}
