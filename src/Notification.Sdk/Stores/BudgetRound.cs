using Notification.Sdk.Events;

namespace Notification.Sdk.Stores;

/// <summary>All draws of one event: each counter is asked once, on a copy, and kept only when something that asked it was
/// admitted.</summary>
internal sealed class BudgetRound(IAdmissionState state)
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

    /// <summary>Adds the counters of draws that were all admitted, each once.</summary>
    public void Keep(IReadOnlyList<BudgetDraw> draws, List<CounterWrite> kept)
    {
        foreach (BudgetDraw draw in draws)
        {
            Asked asked = Ask(draw);
            if (!asked.IsKept)
            {
                asked.IsKept = true;
                kept.Add(new CounterWrite(draw.Key, asked.State, draw.DueAt, draw.Retention));
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

        long[] words = Read(draw);
        var asked = new Asked(draw.Key, words, draw.Decide(words));
        _asked.Add(asked);
        return asked;
    }

    // A counter of another length, kept under a changed rule, is taken over from its end.
    private long[] Read(BudgetDraw draw)
    {
        long[] words = new long[draw.StateLength];
        if (state.FindCounter(draw.Key) is { } kept)
        {
            for (int i = 1; i <= Math.Min(words.Length, kept.Count); i++)
            {
                words[^i] = kept[^i];
            }
        }

        return words;
    }

    private sealed record Asked(Fingerprint Key, long[] State, ThrottleDecision Decision)
    {
        public bool IsKept { get; set; }
    }
}
