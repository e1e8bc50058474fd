namespace Notification.Sdk.Testing.Tests.Throttling;

/// <summary>A budget of each hour of the clock, or one that is wrong in a certain way.</summary>
internal sealed class FaultyPolicy(PolicyDefect defect) : IThrottlePolicy
{
    private long _count;
    private int _length = 1;

    public int StateLength => defect == PolicyDefect.ChangesItsLength ? ++_length : 2;

    public ThrottleDecision Decide(in ThrottleRequest request, Span<long> state)
    {
        long hour = HourOf(request.Now);
        long count = defect == PolicyDefect.CountsInAField ? _count % (request.Limit * 2) : state[0] == hour ? state[1] : 0;
        int limit = defect switch
        {
            PolicyDefect.IgnoresTheReserve => request.Limit,
            PolicyDefect.AdmitsOneMore => request.EffectiveLimit == 0 ? 0 : request.EffectiveLimit + 1,
            PolicyDefect.AdmitsZero => Math.Max(1, request.EffectiveLimit),
            _ => request.EffectiveLimit,
        };
        if (count >= limit)
        {
            return Refuse(hour, request, state);
        }

        (state[0], state[1]) = (hour, count + 1);
        Interlocked.Increment(ref _count);
        return ThrottleDecision.Admit;
    }

    private ThrottleDecision Refuse(long hour, in ThrottleRequest request, Span<long> state)
    {
        if (defect == PolicyDefect.CountsRefusals)
        {
            (state[0], state[1]) = (hour, state[1] + 1);
        }

        var next = new DateTimeOffset((hour + 1) * TimeSpan.TicksPerHour, TimeSpan.Zero);
        return ThrottleDecision.Refuse(defect switch
        {
            PolicyDefect.RefusesUntilNow => request.Now,
            PolicyDefect.NamesALaterHour => next.AddHours(1),
            PolicyDefect.NeverHelps => request.Now.AddTicks(1),
            _ => next,
        });
    }

    private long HourOf(DateTimeOffset now) => defect == PolicyDefect.FailsFarAhead
        ? checked((int)((now - new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).TotalMilliseconds / 3_600)) / 1_000
        : now.UtcTicks / TimeSpan.TicksPerHour;
}
