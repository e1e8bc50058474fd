namespace Notification.Sdk.Throttling;

/// <summary>At most N in any interval of a length. State: the ticks of the last N admissions, oldest first, zero for none.</summary>
internal sealed class RollingPolicy(int limit) : IThrottlePolicy
{
    public const int LargestLimit = 4096;

    public int StateLength => Math.Max(1, limit);

    public ThrottleDecision Decide(in ThrottleRequest request, Span<long> state)
    {
        if (request.EffectiveLimit <= 0)
        {
            return ThrottleDecision.Refuse(request.Now + request.Interval);
        }

        // Admissions that are due later than this one count as well: no interval around either may hold too many.
        long decisive = state[^Math.Min(request.EffectiveLimit, state.Length)];
        if (decisive != 0 && decisive > request.Now.UtcTicks - request.Interval.Ticks)
        {
            return ThrottleDecision.Refuse(new DateTimeOffset(decisive + request.Interval.Ticks, TimeSpan.Zero));
        }

        int place = state.Length - 1;
        while (place > 0 && state[place] > request.Now.UtcTicks)
        {
            place--;
        }

        state[1..(place + 1)].CopyTo(state);
        state[place] = request.Now.UtcTicks;
        return ThrottleDecision.Admit;
    }
}
