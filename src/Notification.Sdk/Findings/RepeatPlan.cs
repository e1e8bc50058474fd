using Notification.Sdk.Admission;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Findings;

/// <summary>Tells again what is open and was told long enough ago. The repetition takes the way of an event, through all gates, under an id that
/// is the same on every node: so it happens once, and not when something else told the same meanwhile.</summary>
internal sealed class RepeatPlan(IFindingSource source, Gatekeeper gatekeeper)
{
    private const int AtOnce = 200;

    private readonly IFindingStore? _store = source as IFindingStore;

    /// <summary>Publishes the repetitions that are due.</summary>
    /// <returns>When the next one is; null when none is.</returns>
    public async ValueTask<DateTimeOffset?> RunAsync(
        PolicySnapshot snapshot, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (_store is not { } store || !snapshot.RepeatsFindings)
        {
            return null;
        }

        while (true)
        {
            var query = new FindingQuery { Tenant = null, RepeatBy = DateTimeOffset.MaxValue, Limit = AtOnce };
            IReadOnlyList<Finding> soonest = await store.QueryAsync(query, now, cancellationToken).ConfigureAwait(false);
            foreach (Finding finding in soonest)
            {
                if (finding.RepeatAt > now)
                {
                    return finding.RepeatAt;
                }

                await RepeatAsync(finding, snapshot, store, now, cancellationToken).ConfigureAwait(false);
            }

            if (soonest.Count == 0)
            {
                return null;
            }
        }
    }

    private async ValueTask RepeatAsync(
        Finding finding, PolicySnapshot snapshot, IFindingStore store, DateTimeOffset now, CancellationToken cancellationToken)
    {
        TenantPolicies policies = snapshot.Tenant(finding.Event.Tenant);
        CompiledTopic topic = policies.Topic(finding.Event.Topic);
        if (topic is { RepeatEvery: not null, Mode: TopicMode.RealTime })
        {
            SecurityEvent again = finding.Event with
            {
                Id = $"{finding.Id}:{finding.RepeatAt!.Value.UtcTicks}",
                OccurredAt = finding.LastSeenAt,
            };
            await gatekeeper.RepeatAsync(finding, again, policies, now, cancellationToken).ConfigureAwait(false);
        }

        // A policy that repeats no more leaves the finding alone until it asks again.
        await store.ChangeAsync(
            new FindingChange(finding.Event.Tenant, [finding.Id], now) { RepeatAt = now + (topic.RepeatEvery ?? TimeSpan.FromDays(366)) },
            cancellationToken).ConfigureAwait(false);
    }
}
