using Notification.Sdk.Stores;
using static Notification.Sdk.Testing.Channels.Promise;

namespace Notification.Sdk.Testing.Storage;

internal static class RestartCases
{
    public static async Task EverythingAsync(StorageTrial trial)
    {
        if (!trial.SurvivesRestart)
        {
            return;
        }

        await trial.PublishAsync("told", key: "same").ConfigureAwait(false);
        await trial.DispatchAsync().ConfigureAwait(false);
        await trial.PublishAsync("waits", StorageTrial.Capped).ConfigureAwait(false);
        for (int i = 1; i <= StorageTrial.Cap; i++)
        {
            await trial.PublishAsync($"c{i}", StorageTrial.Capped).ConfigureAwait(false);
        }

        await trial.RestartAsync().ConfigureAwait(false);
        PublishResult duplicate = await trial.PublishAsync("again", key: "same").ConfigureAwait(false);
        PublishResult sameId = await trial.PublishAsync("told", key: "other").ConfigureAwait(false);
        PublishResult capped = await trial.PublishAsync("late", StorageTrial.Capped).ConfigureAwait(false);
        await trial.DispatchAsync().ConfigureAwait(false);
        await trial.RestartAsync().ConfigureAwait(false);
        await trial.DispatchAsync().ConfigureAwait(false);
        trial.Clock.Advance(TimeSpan.FromDays(1));
        await trial.DispatchAsync().ConfigureAwait(false);
        int events = trial.Sent.Sum(sent => sent.Events.Count);
        long? held = trial.Sent.FirstOrDefault(sent => sent.Kind == DeliveryKind.Summary)?.Summary?.Count;
        Holds(
            duplicate.Rule == Rules.Duplicate && sameId.Rule == Rules.SameId && capped.Rule == "throttle:three"
                && events == 1 + StorageTrial.Cap && held == 2,
            "a restart neither doubles nor forgets: deduplication, ids, caps, what waits, what was held back",
            $"afterwards '{duplicate.Rule}', '{sameId.Rule}', '{capped.Rule}'; {events} events came, and a summary of {held}",
            "keep all of it in the place that is opened again");
    }

    public static async Task InterruptedAsync(StorageTrial trial)
    {
        if (!trial.SurvivesRestart)
        {
            return;
        }

        await trial.AppendAsync(trial.Leg("a"), trial.Leg("b", "b")).ConfigureAwait(false);
        IReadOnlyList<Claim> before = await trial.ClaimAsync().ConfigureAwait(false);
        await trial.Outbox.StartAsync([.. before.Where(claim => claim.Endpoint.Name == "b")], trial.Clock.Now, default).ConfigureAwait(false);
        await trial.RestartAsync().ConfigureAwait(false);
        trial.Clock.Advance(TimeSpan.FromHours(2));
        IReadOnlyList<Claim> after = await trial.ClaimAsync().ConfigureAwait(false);
        int passedOver = await trial.SettleAsync(
            [.. before.Select(claim => Settlement.Ended(claim, trial.Clock.Now, Outcome.Delivered, DeliveryReceipt.Delivered("ok")))])
            .ConfigureAwait(false);
        Holds(
            after.Count == 2 && after.All(claim => claim is { IsInterrupted: true, Attempt: 2 })
                && after.Single(claim => claim.WasStarted).Endpoint.Name == "b"
                && after.Select(claim => claim.DeliveryId).Order(StringComparer.Ordinal)
                    .SequenceEqual(before.Select(claim => claim.DeliveryId).Order(StringComparer.Ordinal))
                && passedOver == 2,
            "a claim whose process ended comes back under its id as interrupted, its attempt counted, and is no more the other's to settle",
            $"{after.Count} came back: {string.Join(", ", after.Select(claim => $"attempt {claim.Attempt}, interrupted {claim.IsInterrupted}, started {claim.WasStarted}"))}; {passedOver} late settlements were passed over",
            "keep claims and starts in the store, and give those of a process that has ended to the next one that asks");
    }
}
