using Notification.Sdk.Events;

namespace Notification.Sdk.Stores;

/// <summary>The decision about one event, and what the store then keeps: all of it or nothing. The same over every store: it reads what
/// the store remembers and writes nothing itself.</summary>
public sealed class AdmissionDecision
{
    private AdmissionDecision(AdmissionResult result) => Result = result;

    /// <summary>The answer.</summary>
    public AdmissionResult Result { get; }

    /// <summary>The legs to append, reminders as such.</summary>
    public IReadOnlyList<Leg> Legs { get; private init; } = [];

    /// <summary>The counters to write.</summary>
    public IReadOnlyList<CounterWrite> Counters { get; private init; } = [];

    /// <summary>What to remember under the event's fingerprint; null to leave it as it is. Of a duplicate it is the record with one more
    /// repeat.</summary>
    public DedupRecord? Dedup { get; private init; }

    /// <summary>Decides. A dry run decides the same and keeps nothing.</summary>
    /// <param name="request">The event, its budgets and legs.</param>
    /// <param name="state">What the store remembers.</param>
    public static AdmissionDecision Of(AdmissionRequest request, IAdmissionState state)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(state);
        SecurityEvent securityEvent = request.Event;
        DedupRecord? known = Known(request, state);
        DedupRecord? told = request is { Repeats: > 0, IsDryRun: false } ? known : null;
        if (state.KnowsEvent(securityEvent.Tenant, securityEvent.Id))
        {
            return new AdmissionDecision(AdmissionResult.Refused(Rules.SameId, null)) { Dedup = told };
        }

        if (known is { } silencing && silencing.Silences(securityEvent, request.Now))
        {
            DedupRecord repeated = silencing with { Repeats = silencing.Repeats + (request.IsDryRun ? 0 : 1) };
            var refused = AdmissionResult.Refused(Rules.Duplicate, repeated.Until, repeated.Repeats);
            return new AdmissionDecision(refused) { Dedup = request.IsDryRun ? null : repeated };
        }

        var round = new BudgetRound(state);
        if (request.Legs.Count > 0 && round.Refusal(request.Budgets) is { } refusal)
        {
            return new AdmissionDecision(AdmissionResult.Refused(refusal.Rule, refusal.Until)) { Dedup = told };
        }

        DedupRecord? recalled = known is { } past && past.IsRecalledBy(securityEvent, request.Now) ? past : null;
        LegRefusal?[] refusals = [.. request.Legs.Select(draft => round.Refusal(draft.Budgets))];
        var result = new AdmissionResult(null, null, recalled is { } recall ? recall.Repeats + 1 : 0, refusals);
        bool isAdmitted = request.RequiresAllLegs
            ? Array.TrueForAll(refusals, refused => refused is null)
            : Array.Exists(refusals, refused => refused is null);
        return isAdmitted && !request.IsDryRun
            ? Keep(request, result, round, recalled)
            : new AdmissionDecision(result) { Dedup = told };
    }

    private static DedupRecord? Known(AdmissionRequest request, IAdmissionState state) =>
        state.FindDedup(request.Fingerprint)?.At(request.Now) is { } record ? record with { Repeats = record.Repeats + request.Repeats } : null;

    private static AdmissionDecision Keep(
        AdmissionRequest request, AdmissionResult result, BudgetRound round, DedupRecord? recalled)
    {
        List<Leg> legs = [];
        List<CounterWrite> counters = [];
        round.Keep(request.Budgets, counters);
        for (int i = 0; i < result.Legs.Count; i++)
        {
            if (result.Legs[i] is null)
            {
                (Leg leg, IReadOnlyList<BudgetDraw> budgets) = request.Legs[i];
                round.Keep(budgets, counters);
                legs.Add(recalled is { } recall && leg.Kind == DeliveryKind.Event ? Remind(leg, recall) : leg);
            }
        }

        bool remembers = request.DedupPeriod > TimeSpan.Zero;
        return new AdmissionDecision(result)
        {
            Legs = legs,
            Counters = counters,
            Dedup = remembers
                ? new DedupRecord(request.Now, request.DedupPeriod, request.Event.Severity, request.Event.Verdict, 0)
                : null,
        };
    }

    private static Leg Remind(Leg leg, in DedupRecord recalled) => leg with
    {
        Kind = DeliveryKind.Reminder,
        RepeatCount = recalled.Repeats + 1,
        RepeatSince = recalled.NotifiedAt,
    };
}
