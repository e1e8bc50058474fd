using Microsoft.Extensions.Logging;
using Notification.Sdk.Events;
using Notification.Sdk.Gate;
using Notification.Sdk.Policies;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;
using Notification.Sdk.Telemetry;
using Notification.Sdk.Throttling;

namespace Notification.Sdk.Admission;

/// <summary>Remembers for the front gate what the store said. Thread-safe.</summary>
internal sealed class FrontMemory(GateKeys keys, LocalCounts counts, EngineMetrics metrics, ILogger<FrontMemory> logger)
{
    /// <summary>Takes the repeats of a thing that the store is asked about.</summary>
    public long TakeRepeats(SecurityEvent securityEvent, TenantPolicies policies, CompiledTopic topic)
    {
        if (topic.DedupPeriod <= TimeSpan.Zero)
        {
            return 0;
        }

        GateKey key = keys.OfThing(securityEvent, topic);
        return policies.Refused.Find(key).IsNone ? 0 : counts.Repeats.Take(policies.Refused, key);
    }

    /// <summary>Remembers what the store said of an event, or counts and tells that there is no room for it.</summary>
    public void Remember(
        SecurityEvent securityEvent,
        TenantPolicies policies,
        CompiledTopic topic,
        Timing? timing,
        DateTimeOffset now,
        AdmissionResult result)
    {
        if (TryRemember(securityEvent, policies, topic, timing, now, result))
        {
            return;
        }

        metrics.GateWasFull();
        if (policies.Refused.IsFirstTold())
        {
            Log.GateFull(logger, securityEvent.Tenant);
        }
    }

    /// <summary>Goes on counting for a summary that the store has.</summary>
    public static void HoldBack(
        CompiledTopic topic, RouteSet routes, PublishResult result, IReadOnlyList<Leg> summaries, DateTimeOffset now)
    {
        int budget = BudgetOf(topic, result.Rule);
        if (budget < 0 || result.Until is not { } until || summaries.Count != routes.Usable.Count)
        {
            return;
        }

        DateTimeOffset known = topic.EventThrottles[budget].IsPerTopic ? until : GateTime.ToTime(GateTime.Of(until));
        RefusedLeg[] legs =
        [
            .. routes.Unusable,
            .. routes.Usable.Select(endpoint => RouteSet.Refused(endpoint, Outcome.Summarized, result.Rule!, summaries[0].DueAt)),
        ];
        var point = new RefusalPoint(topic.Tenant!, topic.Name, result.Rule!, PublishStatus.Summarized, legs);
        routes.HoldBack(budget, new HeldBack(point, topic.EventThrottles[budget].Name, summaries, known), now);
    }

    private bool TryRemember(
        SecurityEvent securityEvent,
        TenantPolicies policies,
        CompiledTopic topic,
        Timing? timing,
        DateTimeOffset now,
        AdmissionResult result)
    {
        if (result.Rule == Rules.Duplicate)
        {
            int level = Refusal.LevelOf(securityEvent.Severity, securityEvent.Verdict);
            return Remember(securityEvent, policies.Refused, topic, now, result.Until ?? now, level);
        }

        if (result.Rule is null && result.Legs.Any(refusal => refusal is null))
        {
            // Of no level: the next one is asked about, for the store may know its very id.
            return Remember(securityEvent, policies.Refused, topic, now, now + topic.DedupPeriod, level: 0);
        }

        int budget = BudgetOf(topic, result.Rule);
        return budget < 0 || timing is not { } at || result.Until is not { } until
            || topic.Overflow == Overflow.Delay || !topic.IsOneWith(securityEvent)
            || RememberBudget(securityEvent, policies.Refused, topic, budget, now, at.DueAt, until);
    }

    private static int BudgetOf(CompiledTopic topic, string? rule)
    {
        for (int i = 0; rule is not null && i < topic.EventThrottles.Count; i++)
        {
            if (topic.EventThrottles[i].Rule == rule)
            {
                return i;
            }
        }

        return -1;
    }

    private bool RememberBudget(
        SecurityEvent securityEvent,
        DenyTable table,
        CompiledTopic topic,
        int budget,
        DateTimeOffset now,
        DateTimeOffset dueAt,
        DateTimeOffset until)
    {
        Throttle throttle = topic.EventThrottles[budget];
        if (throttle.IsPerTopic)
        {
            topic.Slots[budget].Refuse(securityEvent.Severity, now, dueAt, until);
            return true;
        }

        return table.Refuse(
            keys.OfBudget(securityEvent, topic, budget, now, dueAt),
            GateTime.Of(until),
            Refusal.Everyone,
            GateTime.Of(now),
            GateTime.LengthOf(dueAt - now + throttle.Retention));
    }

    private bool Remember(
        SecurityEvent securityEvent, DenyTable table, CompiledTopic topic, DateTimeOffset now, DateTimeOffset until, int level)
    {
        if (topic.DedupPeriod <= TimeSpan.Zero)
        {
            return true;
        }

        GateKey key = keys.OfThing(securityEvent, topic);
        return table.Refuse(key, GateTime.Of(until), level, GateTime.Of(now), GateTime.LengthOf(topic.DedupPeriod));
    }
}
