using Notification.Sdk.Stores;
using static Notification.Sdk.Testing.Channels.Promise;

namespace Notification.Sdk.Testing.Storage;

internal static class OutboxCases
{
    private static readonly DeliveryReceipt Ok = DeliveryReceipt.Delivered("ok");
    private static readonly DeliveryReceipt Later = DeliveryReceipt.Deferred("503", "Later.", stillOwed: ["ann"]);

    public static async Task GroupAsync(StorageTrial trial)
    {
        await trial.AppendAsync(
            trial.Leg("a", group: "g"), trial.Leg("b"), trial.Leg("c", group: "g"), trial.Leg("d", group: "other"),
            trial.Leg("e", dueIn: TimeSpan.FromMinutes(1), group: "g")).ConfigureAwait(false);
        string claimed = Words(await trial.ClaimAsync().ConfigureAwait(false));
        Holds(
            claimed == "a+c b d",
            "legs of one endpoint, topic, key and due time are one delivery, in the order of acceptance; others go alone",
            $"the claims were '{claimed}', not 'a+c b d'",
            "group by all of them, and give a leg without a key a claim of its own");
    }

    public static async Task RetryAsync(StorageTrial trial)
    {
        await trial.AppendAsync(trial.Leg("a", group: "g"), trial.Leg("b", group: "g")).ConfigureAwait(false);
        Claim first = (await trial.ClaimAsync().ConfigureAwait(false))[0];
        await trial.SettleAsync(Settlement.Retry(first, trial.Clock.Now, trial.Clock.Now.AddMinutes(1), Later)).ConfigureAwait(false);
        trial.Clock.Advance(TimeSpan.FromMinutes(1));
        await trial.AppendAsync(trial.Leg("c", group: "g")).ConfigureAwait(false);
        Claim? second = (await trial.ClaimAsync().ConfigureAwait(false)).FirstOrDefault(claim => claim.DeliveryId == first.DeliveryId);
        Holds(
            second is { Attempt: 2, StillOwed: ["ann"] } && Words([second]) == "a+b" && second.CreatedAt == first.CreatedAt,
            "a retry is the same delivery: id, legs, time of making; the next attempt, the recipients still owed",
            second is null ? "it did not come back" : $"it came as attempt {second.Attempt} with {Words([second])}",
            "keep id, legs and attempts of a delivery from its first claim on");
    }

    public static async Task PutOffAsync(StorageTrial trial)
    {
        DateTimeOffset next = trial.Clock.Now.AddMinutes(1);
        await trial.AppendAsync(trial.Leg("a"), trial.Leg("b")).ConfigureAwait(false);
        IReadOnlyList<Claim> claims = await trial.ClaimAsync().ConfigureAwait(false);
        await trial.SettleAsync([.. claims.Select(claim => Settlement.PutOff(claim, trial.Clock.Now, next, "held"))]).ConfigureAwait(false);
        trial.Clock.AdvanceTo(next);
        IReadOnlyList<Claim> again = await trial.ClaimAsync().ConfigureAwait(false);
        Holds(
            again is [{ Attempt: 1 }] && Words(again) == "a+b",
            "legs that are put off before their first attempt, into one group, go out together",
            $"the claims were '{Words(again)}'",
            "put them back under the group key of the settlement");
    }

    public static async Task KnownLegAsync(StorageTrial trial)
    {
        await trial.AppendAsync(trial.Leg("a"), trial.Leg("a")).ConfigureAwait(false);
        IReadOnlyList<Claim> claims = await trial.ClaimAsync().ConfigureAwait(false);
        await trial.SettleAsync([.. claims.Select(claim => Settlement.Ended(claim, trial.Clock.Now, Outcome.Delivered, Ok))])
            .ConfigureAwait(false);
        await trial.AppendAsync(trial.Leg("a")).ConfigureAwait(false);
        int again = (await trial.ClaimAsync().ConfigureAwait(false)).Count;
        Holds(
            claims.Count == 1 && again == 0,
            "a leg whose id is known is passed over, also when it has ended",
            $"it was claimed {claims.Count} times, then {again} times",
            "look for the id among all legs that the log still knows");
    }

    public static async Task LimitsAsync(StorageTrial trial)
    {
        await trial.AppendAsync(
            trial.Leg("a2", "a", TimeSpan.FromMinutes(-1)), trial.Leg("a1", "a", TimeSpan.FromMinutes(-2)), trial.Leg("a3", "a"),
            trial.Leg("b1", "b", TimeSpan.FromMinutes(1)), trial.Leg("c1", "c"), trial.Leg("d1", "d")).ConfigureAwait(false);
        string claimed = Words(await trial.ClaimAsync(2, "d").ConfigureAwait(false));
        Holds(
            claimed == "a1 a2 c1",
            "a claim takes what is due, the soonest first, so many of each endpoint, and nothing of endpoints left out",
            $"it took '{claimed}', not 'a1 a2 c1'",
            "ask endpoint by endpoint, ordered by due time, up to PerEndpoint");
    }

    public static async Task ConcurrencyAsync(StorageTrial trial)
    {
        await trial.AppendAsync([.. Enumerable.Range(0, 200).Select(i => trial.Leg($"l{i}", $"e{i % 7}"))]).ConfigureAwait(false);
        IReadOnlyList<Claim>[] claims = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(
            () => trial.ClaimAsync(5)))).ConfigureAwait(false);
        List<string> legs = [.. claims.SelectMany(some => some).SelectMany(claim => claim.Legs).Select(leg => leg.Id)];
        legs.AddRange((await trial.ClaimAsync().ConfigureAwait(false)).SelectMany(claim => claim.Legs).Select(leg => leg.Id));
        Holds(
            legs.Count == 200 && legs.Distinct(StringComparer.Ordinal).Count() == 200,
            "a leg is in one claim",
            $"200 legs were claimed {legs.Count} times",
            "mark what is claimed in the step that reads it");
    }

    public static async Task SettledOnceAsync(StorageTrial trial)
    {
        await trial.AppendAsync(trial.Leg("a")).ConfigureAwait(false);
        Claim claim = (await trial.ClaimAsync().ConfigureAwait(false))[0];
        await trial.SettleAsync(Settlement.Ended(claim, trial.Clock.Now, Outcome.Delivered, Ok)).ConfigureAwait(false);
        trial.Clock.Advance(TimeSpan.FromDays(1));
        int again = (await trial.ClaimAsync().ConfigureAwait(false)).Count;
        Holds(
            again == 0,
            "what has ended is not claimed again",
            "it was",
            "take a delivery out of the outbox when it ends");
    }

    public static async Task NextDueAsync(StorageTrial trial)
    {
        DateTimeOffset? empty = await trial.Outbox.NextDueAsync([], default).ConfigureAwait(false);
        await trial.AppendAsync(trial.Leg("a", "a"), trial.Leg("b", "b", TimeSpan.FromMinutes(5))).ConfigureAwait(false);
        DateTimeOffset? before = await trial.Outbox.NextDueAsync([], default).ConfigureAwait(false);
        DateTimeOffset? except = await trial.Outbox.NextDueAsync([new EndpointKey("", "a")], default).ConfigureAwait(false);
        await trial.ClaimAsync().ConfigureAwait(false);
        DateTimeOffset? after = await trial.Outbox.NextDueAsync([], default).ConfigureAwait(false);
        DateTimeOffset now = trial.Clock.Now;
        Holds(
            empty is null && before == now && except == now.AddMinutes(5) && after == now.AddMinutes(5),
            "the next due time is that of the first leg that is neither claimed nor left out",
            $"it was {empty:O}, then {before:O}, {except:O}, {after:O} at {now:O}",
            "count what waits, and nothing that is claimed");
    }

    private static string Words(IEnumerable<Claim> claims) => string.Join(
        ' ', claims.Select(claim => string.Join('+', claim.Legs.Select(leg => leg.Id))).Order(StringComparer.Ordinal));
}
