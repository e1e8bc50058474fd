using System.Data.Common;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Admission;

/// <summary>Takes one event through the gates. Decides and never waits: later is a due time on a leg.</summary>
/// <remarks>The order: match → dedup → throttle → window → outbox. The window is only arithmetic, so its answer is known before the
/// store is asked: budgets count the instant at which a notification goes out. Dedup, throttle and outbox are one step of
/// the store: what one of them refuses, none of them remembers.</remarks>
internal sealed class Gatekeeper(IAdmissionStore store, IOutcomeLog log)
{
    private const int LongestDelay = 31;

    public async ValueTask<PublishResult> DecideAsync(
        SecurityEvent securityEvent,
        TenantPolicies policies,
        DateTimeOffset now,
        bool isDryRun,
        DbTransaction? transaction,
        CancellationToken cancellationToken)
    {
        CompiledTopic topic = policies.Topic(securityEvent.Topic);
        var passage = new Passage(securityEvent, topic, now, isDryRun, transaction, log);

        // Match.
        if (MatchGate.PolicyRefusal(securityEvent, topic) is { } refusal)
        {
            return passage.EndNowhere(refusal);
        }

        passage.Route(MatchGate.Route(securityEvent, topic));
        if (passage.Endpoints.Count == 0)
        {
            return passage.EndNowhere(Rules.NoSubscription);
        }

        if (MatchGate.Silence(securityEvent, topic, policies, now) is { } silence)
        {
            return passage.EndAll(silence);
        }

        passage.RefuseUnusable();
        if (passage.Open.Count == 0)
        {
            return passage.End(passage.FirstRefusal);
        }

        // Window, dedup, throttle, outbox.
        Timing? timing = Timing.Of(topic, now);
        AdmissionResult result = await AdmitAsync(passage, timing, cancellationToken).ConfigureAwait(false);
        if (result.Rule is { } rule)
        {
            return await RefuseAsync(passage, rule, result, cancellationToken).ConfigureAwait(false);
        }

        if (timing is null)
        {
            return passage.EndAll(Rules.Window);
        }

        await passage.CloseAsync(result, store, cancellationToken).ConfigureAwait(false);
        return passage.End(null);
    }

    private async ValueTask<AdmissionResult> AdmitAsync(
        Passage passage, Timing? timing, CancellationToken cancellationToken)
    {
        passage.Schedule(timing);
        bool delays = passage.Topic.Overflow == Overflow.Delay && timing is not null;
        AdmissionResult result = await store
            .AdmitAsync(passage.ToRequest(delays), cancellationToken).ConfigureAwait(false);
        for (int i = 0; delays && passage.TryDelay(result); i++)
        {
            delays = i < LongestDelay;
            result = await store.AdmitAsync(passage.ToRequest(delays), cancellationToken).ConfigureAwait(false);
        }

        return result;
    }

    private async ValueTask<PublishResult> RefuseAsync(
        Passage passage, string rule, AdmissionResult result, CancellationToken cancellationToken)
    {
        bool isBudget = rule.StartsWith(Rules.ThrottlePrefix, StringComparison.Ordinal);
        if (!isBudget || passage.Topic.Overflow == Overflow.Drop)
        {
            return passage.EndAll(rule, result.Until);
        }

        await passage.SummarizeAllAsync(rule, result.Until ?? passage.Now, store, cancellationToken).ConfigureAwait(false);
        return passage.End(rule, result.Until);
    }
}
