using Notification.Sdk.Scheduling;

namespace Notification.Sdk.Throttling;

/// <summary>At most N in one calendar day. State: the counts of the latest days, oldest first, and at the end the number of the latest
/// day. Notifications that were held or put off count on days to come, so that a question about today, asked afterwards, must
/// still meet today's count. A day that has fallen out of the state has no room.</summary>
internal sealed class DayPolicy(int days) : IThrottlePolicy
{
    /// <summary>Enough for a window that holds over a week.</summary>
    public const int HeldDays = 8;

    /// <summary>Enough for putting off to the next period as often as the gate does.</summary>
    public const int DelayedDays = 33;

    public int StateLength => days + 1;

    public ThrottleDecision Decide(in ThrottleRequest request, Span<long> state)
    {
        DateOnly date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(request.Now, request.Zone).DateTime);
        long day = date.DayNumber + 1;
        long shift = Math.Max(0, day - state[^1]);
        long place = days - 1 - Math.Max(0, state[^1] - day);
        long count = place < 0 ? long.MaxValue : shift > 0 ? 0 : state[(int)place];
        if (count >= request.EffectiveLimit)
        {
            return ThrottleDecision.Refuse(LocalTimes.ToInstant(date.AddDays(1), TimeOnly.MinValue, request.Zone));
        }

        if (shift > 0)
        {
            int forgotten = (int)Math.Min(shift, days);
            state[forgotten..days].CopyTo(state);
            state[(days - forgotten)..days].Clear();
            state[^1] = day;
        }

        state[(int)place]++;
        return ThrottleDecision.Admit;
    }
}
