using Notification.Sdk.Scheduling;

namespace Notification.Sdk.Throttling;

/// <summary>At most N in one calendar day. State: the latest day seen, its count, and the count of the day before, so that a
/// question about yesterday, asked late, still meets yesterday's budget.</summary>
internal sealed class DayPolicy : IThrottlePolicy
{
    public int StateLength => 3;

    public ThrottleDecision Decide(in ThrottleRequest request, Span<long> state)
    {
        DateOnly date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(request.Now, request.Zone).DateTime);
        long day = date.DayNumber + 1;
        (long latest, long count, long before) = (state[0], state[1], state[2]);
        if (day > latest)
        {
            (latest, count, before) = (day, 0, day == latest + 1 ? count : 0);
        }

        bool isLatest = day == latest;
        if ((isLatest ? count : before) >= request.EffectiveLimit)
        {
            return ThrottleDecision.Refuse(LocalTimes.ToInstant(date.AddDays(1), TimeOnly.MinValue, request.Zone));
        }

        state[0] = latest;
        state[1] = isLatest ? count + 1 : count;
        state[2] = isLatest ? before : before + 1;
        return ThrottleDecision.Admit;
    }
}
