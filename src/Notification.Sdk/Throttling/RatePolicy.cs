namespace Notification.Sdk.Throttling;

/// <summary>A steady rate with bursts (GCRA, ITU-T I.371). State: the theoretical arrival time of the next one, in ticks.</summary>
internal sealed class RatePolicy : IThrottlePolicy
{
    public int StateLength => 1;

    public ThrottleDecision Decide(in ThrottleRequest request, Span<long> state)
    {
        if (request.EffectiveLimit <= 0)
        {
            return ThrottleDecision.Refuse(request.Now + request.Interval);
        }

        long now = request.Now.UtcTicks;
        long gap = Math.Max(1, request.Interval.Ticks / request.Limit);
        long earliest = state[0] - (gap * (request.EffectiveLimit - 1));
        if (now < earliest)
        {
            return ThrottleDecision.Refuse(new DateTimeOffset(earliest, TimeSpan.Zero));
        }

        state[0] = Math.Max(now, state[0]) + gap;
        return ThrottleDecision.Admit;
    }
}
