using Notification.Sdk.Events;

namespace Notification.Sdk.Stores.InMemory;

/// <summary>All draws of one event: each counter is asked once, on a copy, and kept only when something that asked it was
/// admitted.</summary>
internal sealed class BudgetRound(CounterTable counters)
{
    private readonly List<Asked> _asked = [];

    /// <summary>The first refusal among the draws, or null.</summary>
    public LegRefusal? Refusal(IReadOnlyList<BudgetDraw> draws)
    {
        foreach (BudgetDraw draw in draws)
        {
            ThrottleDecision decision = Ask(draw).Decision;
            if (!decision.IsAdmitted)
            {
                return new LegRefusal(draw.Rule, decision.RefusedUntil);
            }
        }

        return null;
    }

    /// <summary>Keeps the counters of draws that were all admitted.</summary>
    public void Keep(IReadOnlyList<BudgetDraw> draws, DateTimeOffset now)
    {
        foreach (BudgetDraw draw in draws)
        {
            Asked asked = Ask(draw);
            if (!asked.IsKept)
            {
                asked.IsKept = true;
                counters.Write(draw, asked.State, now);
            }
        }
    }

    private Asked Ask(BudgetDraw draw)
    {
        foreach (Asked known in _asked)
        {
            if (known.Key == draw.Key)
            {
                return known;
            }
        }

        long[] state = counters.Read(draw);
        var asked = new Asked(draw.Key, state, draw.Decide(state));
        _asked.Add(asked);
        return asked;
    }

    private sealed record Asked(Fingerprint Key, long[] State, ThrottleDecision Decision)
    {
        public bool IsKept { get; set; }
    }
}
