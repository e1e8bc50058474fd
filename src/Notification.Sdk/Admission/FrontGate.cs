using Notification.Sdk.Events;
using Notification.Sdk.Gate;
using Notification.Sdk.Policies;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;
using Notification.Sdk.Throttling;

namespace Notification.Sdk.Admission;

/// <summary>Answers events whose refusal is known, without asking the store, without waiting and without allocating. It invents no refusal:
/// it repeats what the policies say, and what the store said until a time. Thread-safe.</summary>
internal sealed class FrontGate(GateKeys keys, RefusalBook book, LocalCounts counts, IOutcomeLog log)
{
    /// <summary>Answers an event when it is refused for sure.</summary>
    /// <param name="securityEvent">The event.</param>
    /// <param name="policies">Its tenant's policies.</param>
    /// <param name="topic">Its topic's policy.</param>
    /// <param name="now">When it was published.</param>
    /// <param name="isDryRun">Whether to count nothing.</param>
    /// <param name="mayRepeat">Whether what the store said earlier may be repeated; not within a transaction, which may see otherwise.</param>
    /// <param name="fetched">The event's key under these policies, when <see cref="Prefetch"/> gave it.</param>
    /// <param name="result">The answer.</param>
    public bool TryAnswer(
        SecurityEvent securityEvent,
        TenantPolicies policies,
        CompiledTopic topic,
        DateTimeOffset now,
        bool isDryRun,
        bool mayRepeat,
        GateKey? fetched,
        out PublishResult result)
    {
        RouteSet routes = topic.Route(securityEvent);
        if (EndByPolicy(securityEvent, policies, topic, routes, now) is { } point)
        {
            result = Answer(point, securityEvent, topic, now, until: null, isDryRun);
            return true;
        }

        bool isKnown = false;
        if (mayRepeat && topic.DedupPeriod > TimeSpan.Zero
            && IsSilent(securityEvent, policies.Refused, topic, fetched, now, isDryRun, out isKnown) is { } until)
        {
            result = Answer(routes.Suppressed(Rules.Duplicate), securityEvent, topic, now, until, isDryRun);
            return true;
        }

        // What was notified lately is the store's to judge: it may be a duplicate, which comes before all budgets.
        result = default;
        return mayRepeat && !isKnown && !topic.Mandatory && topic.Overflow != Overflow.Delay && topic.IsOneWith(securityEvent)
            && TryAnswerByBudget(securityEvent, policies.Refused, topic, routes, now, isDryRun, ref result);
    }

    /// <summary>Has fetched what <see cref="TryAnswer"/> will look at.</summary>
    /// <returns>The event's key; null when it is never silent.</returns>
    public GateKey? Prefetch(SecurityEvent securityEvent, TenantPolicies policies, CompiledTopic topic)
    {
        if (topic.DedupPeriod <= TimeSpan.Zero)
        {
            return null;
        }

        GateKey key = keys.OfThing(securityEvent, topic);
        policies.Refused.Prefetch(key);
        return key;
    }

    private static RefusalPoint? EndByPolicy(
        SecurityEvent securityEvent, TenantPolicies policies, CompiledTopic topic, RouteSet routes, DateTimeOffset now)
    {
        if (MatchGate.PolicyRefusal(securityEvent, topic) is { } refusal)
        {
            return topic.Nowhere(refusal);
        }

        if (routes.Endpoints.Count == 0)
        {
            return topic.Nowhere(Rules.NoSubscription);
        }

        return MatchGate.Silence(securityEvent, topic, policies, now) is { } silence ? routes.Suppressed(silence, isBeforeEndpoints: true)
            : routes.Usable.Count == 0 ? routes.Suppressed(routes.Unusable[0].Result.Rule!)
            : null;
    }

    private DateTimeOffset? IsSilent(
        SecurityEvent securityEvent,
        DenyTable table,
        CompiledTopic topic,
        GateKey? fetched,
        DateTimeOffset now,
        bool isDryRun,
        out bool isKnown)
    {
        GateKey key = fetched ?? keys.OfThing(securityEvent, topic);
        Refusal refusal = table.Find(key, out Place place);
        isKnown = !refusal.IsNone && refusal.IsLive(GateTime.Of(now), GateTime.LengthOf(topic.DedupPeriod));
        bool isSilent = isKnown && refusal.Covers(Refusal.LevelOf(securityEvent.Severity, securityEvent.Verdict))
            && (isDryRun || counts.TryCount(table, key, place, securityEvent, topic));
        return isSilent ? GateTime.ToTime(refusal.Until) : null;
    }

    private bool TryAnswerByBudget(
        SecurityEvent securityEvent,
        DenyTable table,
        CompiledTopic topic,
        RouteSet routes,
        DateTimeOffset now,
        bool isDryRun,
        ref PublishResult result)
    {
        if (topic.EventThrottles.Count == 0 || Timing.Of(topic, now) is not { } timing)
        {
            return false;
        }

        for (int i = 0; i < topic.EventThrottles.Count; i++)
        {
            Throttle throttle = topic.EventThrottles[i];
            if (!throttle.AppliesTo(securityEvent) || RefusedUntil(securityEvent, table, topic, i, now, timing.DueAt) is not { } until)
            {
                continue;
            }

            if (topic.Overflow == Overflow.Drop)
            {
                result = Answer(routes.Suppressed(throttle.Rule), securityEvent, topic, now, until, isDryRun);
                return true;
            }

            if (routes.HeldBack(i, until) is { } held)
            {
                result = Answer(held.Point, securityEvent, topic, now, until, isDryRun);
                if (!isDryRun)
                {
                    counts.Count(held, securityEvent, now);
                }

                return true;
            }
        }

        return false;
    }

    private DateTimeOffset? RefusedUntil(
        SecurityEvent securityEvent, DenyTable table, CompiledTopic topic, int budget, DateTimeOffset now, DateTimeOffset dueAt)
    {
        Throttle throttle = topic.EventThrottles[budget];
        if (throttle.IsPerTopic)
        {
            return topic.Slots[budget].Find(securityEvent.Severity, now, dueAt);
        }

        Refusal refusal = table.Find(keys.OfBudget(securityEvent, topic, budget, now, dueAt));
        bool isLive = !refusal.IsNone && refusal.IsLive(GateTime.Of(now), GateTime.LengthOf(dueAt - now + throttle.Retention));
        return isLive ? GateTime.ToTime(refusal.Until) : null;
    }

    private PublishResult Answer(
        RefusalPoint point, SecurityEvent securityEvent, CompiledTopic topic, DateTimeOffset now, DateTimeOffset? until, bool isDryRun)
    {
        if (!isDryRun && topic.IsOneWith(securityEvent))
        {
            book.Record(point, securityEvent.Id, now);
            counts.WakeIfNew();
        }
        else if (!isDryRun)
        {
            Record(point, securityEvent, now);
            counts.WakeIfNew();
        }

        return new PublishResult(securityEvent.Id, point.Status, point.Rule, until, point.Legs, []);
    }

    // Tenants and topics without settings share their policies: what becomes of them is told one by one.
    private void Record(RefusalPoint point, SecurityEvent securityEvent, DateTimeOffset now)
    {
        if (point.RefusedLegs.Count == 0)
        {
            log.Record(new RefusalEntry(securityEvent, "", "", Outcome.Suppressed, point.Rule, now));
        }

        for (int i = 0; i < point.RefusedLegs.Count; i++)
        {
            RefusedLeg leg = point.RefusedLegs[i];
            log.Record(new RefusalEntry(
                securityEvent, leg.Result.Endpoint, leg.Channel, leg.Result.Outcome, leg.Result.Rule ?? point.Rule, now));
        }
    }
}
