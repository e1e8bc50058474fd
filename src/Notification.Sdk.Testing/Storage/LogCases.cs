using Notification.Sdk.Stores;
using static Notification.Sdk.Testing.Channels.Promise;

namespace Notification.Sdk.Testing.Storage;

internal static class LogCases
{
    public static async Task OutcomesAsync(StorageTrial trial)
    {
        await trial.AppendAsync(trial.Leg("a", "a"), trial.Leg("b", "b"), trial.Leg("c", "c"), trial.Leg("d", "d", TimeSpan.FromHours(1)))
            .ConfigureAwait(false);
        Dictionary<string, Claim> claims = (await trial.ClaimAsync().ConfigureAwait(false)).ToDictionary(claim => claim.Legs[0].Id);
        DateTimeOffset now = trial.Clock.Now;
        await trial.SettleAsync(
            Settlement.Ended(claims["a"], now, Outcome.Delivered, DeliveryReceipt.Delivered("250")),
            Settlement.EndedBy(claims["b"], now, Rules.EndpointDeleted),
            Settlement.Retry(claims["c"], now, now.AddMinutes(1), DeliveryReceipt.Deferred("503", "Later."))).ConfigureAwait(false);
        IReadOnlyList<OutcomeCount> counts = await trial.Get<IDeliveryLog>().CountAsync().ConfigureAwait(false);
        string words = string.Join(' ', counts.Select(count => $"{count.Endpoint}:{count.Outcome}:{count.Rule}:{count.Count}")
            .Order(StringComparer.Ordinal));
        const string Wanted = "a:Delivered::1 b:Suppressed:endpoint-deleted:1 c:Waiting::1 d:Waiting::1";
        Holds(words == Wanted, "every leg stands at exactly one outcome", $"the counts were '{words}', not '{Wanted}'", "move the count with the leg");

        DeliveryLogEntry? tried = (await trial.Get<IDeliveryLog>().QueryAsync(new DeliveryLogQuery { Endpoint = "C" }).ConfigureAwait(false))
            .SingleOrDefault();
        Holds(
            tried is { Attempts: 1, Code: "503", Outcome: Outcome.Waiting } && tried.DueAt == now.AddMinutes(1)
                && tried.DeliveryId == claims["c"].DeliveryId,
            "an entry tells attempts, last code, delivery and next time; endpoints are found whatever their case",
            $"it was {tried}",
            "write the settlement into the entry of every leg");
    }

    public static async Task RefusalsAsync(StorageTrial trial)
    {
        await trial.PublishAsync("first", key: "same").ConfigureAwait(false);
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => Task.Run(() => trial.PublishAsync($"e{i}", key: "same"))))
            .ConfigureAwait(false);
        long counted = await trial.CountAsync(Outcome.Suppressed, Rules.Duplicate).ConfigureAwait(false);
        int found = (await trial.Get<IDeliveryLog>().QueryAsync(new DeliveryLogQuery { EventId = "e299" }).ConfigureAwait(false)).Count;
        Holds(
            counted == 300 && found == 1,
            "every refusal is counted, and the latest are found",
            $"of 300 it counted {counted}, and found {found} of the last",
            "count in memory and write in batches; who asks sees what came before");
    }

    public static async Task DeadLettersAsync(StorageTrial trial)
    {
        await trial.AppendAsync(trial.Leg("a", "a"), trial.Leg("b", "b")).ConfigureAwait(false);
        IReadOnlyList<Claim> claims = await trial.ClaimAsync().ConfigureAwait(false);
        DeliveryReceipt no = DeliveryReceipt.Rejected("400", "No.");
        await trial.SettleAsync([.. claims.Select(claim => Settlement.Ended(claim, trial.Clock.Now, Outcome.DeadLettered, no))])
            .ConfigureAwait(false);
        IDeadLetterStore store = trial.Get<IDeadLetterStore>();
        IReadOnlyList<DeadLetter> dead = await store.QueryAsync(new DeadLetterQuery(), default).ConfigureAwait(false);
        string a = claims.Single(claim => claim.Legs[0].Id == "a").DeliveryId;
        string b = claims.Single(claim => claim.Legs[0].Id == "b").DeliveryId;
        IReadOnlyList<string> replayed = await store.ReplayAsync("", [new Replay(a, trial.Clock.Now), new Replay("d-none", trial.Clock.Now)], default)
            .ConfigureAwait(false);
        IReadOnlyList<string> discarded = await store.DiscardAsync("", [b, a], default).ConfigureAwait(false);
        IReadOnlyList<Claim> again = await trial.ClaimAsync().ConfigureAwait(false);
        Holds(
            dead.Count == 2 && dead.All(letter => letter is { Code: "400", Attempts: 1, Legs: 1 }) && replayed.SequenceEqual([a])
                && discarded.SequenceEqual([b]) && again is [{ Attempt: 1 }] && again[0].DeliveryId == a,
            "a dead letter is replayed under its id with its legs, once, or discarded",
            $"{dead.Count} were found, {replayed.Count} replayed, {discarded.Count} discarded, {again.Count} claimed again",
            "keep dead deliveries with their legs until somebody decides");
    }
}
