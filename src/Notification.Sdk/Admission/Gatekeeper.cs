using System.Data.Common;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Admission;

/// <summary>Takes one event through the gates. Decides and never waits: later is a due time on a leg.</summary>
/// <remarks>The order: match → dedup → throttle → window → outbox. What is known to be refused ends at the front gate, without the store. The
/// window is only arithmetic, so its answer is known before the store is asked: budgets count the instant at which a
/// notification goes out. Dedup, throttle and outbox are one step of the store: what one of them refuses, none of them remembers.</remarks>
internal sealed class Gatekeeper(IAdmissionStore store, IOutcomeLog log, FrontGate front, FrontMemory memory)
{
    private const int LongestDelay = 31;

    public ValueTask<PublishResult> DecideAsync(
        SecurityEvent securityEvent,
        TenantPolicies policies,
        DateTimeOffset now,
        bool isDryRun,
        DbTransaction? transaction,
        CancellationToken cancellationToken)
    {
        CompiledTopic topic = policies.Topic(securityEvent.Topic);
        if (front.TryAnswer(securityEvent, policies, topic, now, isDryRun, transaction is null, fetched: null, out PublishResult answer))
        {
            return ValueTask.FromResult(answer);
        }

        var passage = new Passage(securityEvent, topic, now, isDryRun, transaction, log);
        return DecideAsync(securityEvent, policies, passage, keeps: !isDryRun && transaction is null, cancellationToken);
    }

    /// <summary>Takes an open finding through the same gates, to be told again.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="again">Its event, under an id of its own.</param>
    /// <param name="policies">The policies of its tenant.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Cancels before anything is kept.</param>
    public ValueTask<PublishResult> RepeatAsync(
        Finding finding, SecurityEvent again, TenantPolicies policies, DateTimeOffset now, CancellationToken cancellationToken)
    {
        CompiledTopic topic = policies.Topic(again.Topic);
        if (front.TryAnswer(again, policies, topic, now, isDryRun: false, mayRepeat: false, fetched: null, out PublishResult answer))
        {
            return ValueTask.FromResult(answer);
        }

        var passage = new Passage(again, topic, now, isDryRun: false, transaction: null, log) { Repeated = finding };
        return DecideAsync(again, policies, passage, keeps: false, cancellationToken);
    }

    private async ValueTask<PublishResult> DecideAsync(
        SecurityEvent securityEvent, TenantPolicies policies, Passage passage, bool keeps, CancellationToken cancellationToken)
    {
        CompiledTopic topic = passage.Topic;
        DateTimeOffset now = passage.Now;
        passage.Route(topic.Route(securityEvent));
        passage.RefuseUnusable();

        // Window, dedup, throttle, outbox.
        Timing? timing = Timing.Of(topic, now);
        long repeats = keeps ? memory.TakeRepeats(securityEvent, policies, topic) : 0;
        AdmissionResult result = await AdmitAsync(passage, timing, repeats, cancellationToken).ConfigureAwait(false);
        if (keeps)
        {
            memory.Remember(securityEvent, policies, topic, timing, now, result);
        }

        if (result.Rule is { } rule)
        {
            PublishResult refused = await RefuseAsync(passage, rule, result, cancellationToken).ConfigureAwait(false);
            if (keeps && passage.Summaries.Count > 0)
            {
                FrontMemory.HoldBack(topic, passage.Routes, refused, passage.Summaries, now);
            }

            return refused;
        }

        if (timing is null)
        {
            return passage.EndAll(topic is { Mode: TopicMode.Report, Cadence: null } ? Rules.NoSchedule : Rules.Window);
        }

        await passage.CloseAsync(result, store, cancellationToken).ConfigureAwait(false);
        return passage.End(null);
    }

    private async ValueTask<AdmissionResult> AdmitAsync(
        Passage passage, Timing? timing, long repeats, CancellationToken cancellationToken)
    {
        passage.Schedule(timing);
        bool delays = passage.Topic.Overflow == Overflow.Delay && timing is not null;
        AdmissionResult result = await store
            .AdmitAsync(passage.ToRequest(delays, repeats), cancellationToken).ConfigureAwait(false);
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
