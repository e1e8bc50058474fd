namespace Notification.Sdk.Tests.Extending;

public sealed class ClockHourPolicy : IThrottlePolicy
{
    public int StateLength => 2;

    public ThrottleDecision Decide(in ThrottleRequest request, Span<long> state)
    {
        long hour = request.Now.UtcTicks / TimeSpan.TicksPerHour;
        long count = state[0] == hour ? state[1] : 0;
        if (count >= request.EffectiveLimit)
        {
            return ThrottleDecision.Refuse(new DateTimeOffset((hour + 1) * TimeSpan.TicksPerHour, TimeSpan.Zero));
        }

        (state[0], state[1]) = (hour, count + 1);
        return ThrottleDecision.Admit;
    }
}
