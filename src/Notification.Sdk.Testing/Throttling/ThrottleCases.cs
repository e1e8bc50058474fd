using Notification.Sdk.Events;
using Notification.Sdk.Testing.Channels;

namespace Notification.Sdk.Testing.Throttling;

/// <summary>The cases by name, in the order in which a new policy meets them.</summary>
internal static class ThrottleCases
{
    private const int LongestState = 4096;
    private const int MostHops = 10_000;
    private const int Many = 400;

    public static IReadOnlyDictionary<string, Action<ThrottleTrial>> All { get; } = new Dictionary<string, Action<ThrottleTrial>>
    {
        ["The state has a constant length, 1 to 4,096 words"] = HasALength,
        ["A limit of zero lets nothing through"] = ZeroIsClosed,
        ["At one instant no more than the limit is let through"] = TheLimitHolds,
        ["A refusal leaves the state as it is"] = RefusalsCostNothing,
        ["A refusal names a later instant"] = RefusalsAreForLater,
        ["Nothing is admitted before the instant that a refusal named"] = RefusalsAreMonotone,
        ["Asking again when it was said ends in an admission"] = AskingAgainHelps,
        ["A flood of low severity leaves what is reserved"] = TheReserveIsLeft,
        ["The same questions get the same answers, whoever else asks"] = IsPure,
        ["Instants far back and far ahead are answered"] = FarInstants,
    };

    private static void HasALength(ThrottleTrial trial)
    {
        int length = trial.Policy.StateLength;
        Promise.Holds(
            length is >= 1 and <= LongestState && Enumerable.Range(0, 100).All(_ => trial.Policy.StateLength == length),
            $"StateLength is constant, 1 to {LongestState}",
            $"it is {length}, then {trial.Policy.StateLength}",
            "return a constant: stored counters have this many words");
    }

    private static void ZeroIsClosed(ThrottleTrial trial)
    {
        long[] state = trial.NewState();
        foreach (ThrottleRequest request in trial.Questions(1, Many))
        {
            Promise.Holds(
                !trial.Decide(request with { Limit = 0, Reserved = 0 }, state).IsAdmitted,
                "a limit of 0 lets nothing through",
                $"it admitted {request.Now:O}",
                "compare with EffectiveLimit before anything else");
        }
    }

    private static void TheLimitHolds(ThrottleTrial trial)
    {
        long[] state = trial.NewState();
        int admitted = Enumerable.Range(0, 3 * trial.Limit).Count(_ => trial.Decide(trial.Ask(ThrottleTrial.From), state).IsAdmitted);
        Promise.Holds(
            admitted >= 1 && admitted <= trial.Limit,
            $"of many at one instant, a counter that is new lets 1 to {trial.Limit} through",
            $"it let {admitted} through",
            "count what is admitted in the state, and compare with EffectiveLimit");
    }

    private static void RefusalsCostNothing(ThrottleTrial trial)
    {
        long[] state = trial.NewState();
        foreach (ThrottleRequest request in trial.Questions(2, Many))
        {
            long[] before = [.. state];
            Promise.Holds(
                trial.Decide(request, state).IsAdmitted || state.SequenceEqual(before),
                "a refusal leaves the state as it is",
                $"the refusal at {request.Now:O} changed it",
                "write to the state only when you admit: the store keeps nothing of a refusal");
        }
    }

    private static void RefusalsAreForLater(ThrottleTrial trial)
    {
        long[] state = trial.NewState();
        foreach (ThrottleRequest request in trial.Questions(3, Many))
        {
            ThrottleDecision decision = trial.Decide(request, state);
            Promise.Holds(
                decision.IsAdmitted || decision.RefusedUntil > request.Now,
                "a refusal says until when, and that is later than the question",
                $"at {request.Now:O} it refused until {decision.RefusedUntil:O}",
                "give the first instant at which asking again may help, or DateTimeOffset.MaxValue for never");
        }
    }

    // While others of the same severity go on asking, as they do.
    private static void RefusalsAreMonotone(ThrottleTrial trial)
    {
        long[] state = trial.NewState();
        Dictionary<int, DateTimeOffset> refused = [];
        foreach (ThrottleRequest request in trial.Questions(4, Many).OrderBy(request => request.Now))
        {
            ThrottleDecision decision = trial.Decide(request, state);
            DateTimeOffset until = refused.GetValueOrDefault(request.EffectiveLimit);
            Promise.Holds(
                !decision.IsAdmitted || request.Now >= until,
                "nothing is admitted under the same counter and severity before the instant that a refusal named",
                $"at {request.Now:O} it admitted, after a refusal until {until:O}",
                "name an earlier instant, or stay with what was said: the engine does not ask before it");
            refused[request.EffectiveLimit] = decision.IsAdmitted || decision.RefusedUntil < until ? until : decision.RefusedUntil;
        }
    }

    private static void AskingAgainHelps(ThrottleTrial trial)
    {
        long[] state = trial.NewState();
        DateTimeOffset now = ThrottleTrial.From;
        int admitted = 0;
        for (int i = 0; i < MostHops && admitted < 3 * trial.Limit && now < DateTimeOffset.MaxValue; i++)
        {
            ThrottleDecision decision = trial.Decide(trial.Ask(now), state);
            (admitted, now) = decision.IsAdmitted ? (admitted + 1, now) : (admitted, decision.RefusedUntil);
        }

        Promise.Holds(
            admitted == 3 * trial.Limit || now == DateTimeOffset.MaxValue,
            "who asks again at the instant that a refusal named is admitted sooner or later",
            $"after {MostHops} refusals nothing was",
            "name an instant at which the budget has room, or DateTimeOffset.MaxValue when it never will");
    }

    private static void TheReserveIsLeft(ThrottleTrial trial)
    {
        long[] state = trial.NewState();
        int reserved = trial.Limit - 2;
        for (int i = 0; i < 3 * trial.Limit; i++)
        {
            trial.Decide(trial.Ask(ThrottleTrial.From, Severity.Low, reserved: reserved), state);
        }

        Promise.Holds(
            trial.Decide(trial.Ask(ThrottleTrial.From, Severity.Critical, reserved: reserved), state).IsAdmitted,
            "what is reserved only High and Critical may use",
            "after a flood of Low, Critical was refused",
            "compare with EffectiveLimit instead of Limit");
    }

    private static void IsPure(ThrottleTrial trial)
    {
        ThrottleDecision[] alone = Answers(trial, 5);
        Answers(trial, 6);
        Together.Run(8, i =>
        {
            int seed = 5 + (i % 2);
            Promise.Holds(
                Answers(trial, seed).SequenceEqual(alone) || seed != 5,
                "a policy is pure: the answer depends on the request and the state alone",
                "the same questions got other answers while others asked about other counters",
                "keep nothing in fields, and read no clock: what is to last belongs into the state");
        });
    }

    private static void FarInstants(ThrottleTrial trial)
    {
        long[] state = trial.NewState();
        foreach (int years in new[] { 0, 50, -50, 0, 300, -300 })
        {
            trial.Decide(trial.Ask(ThrottleTrial.From.AddYears(years)), state);
        }
    }

    private static ThrottleDecision[] Answers(ThrottleTrial trial, int seed)
    {
        long[] state = trial.NewState();
        return [.. trial.Questions(seed, Many).Select(request => trial.Decide(request, state))];
    }
}
