using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Stores;
using Notification.Sdk.Throttling;

namespace Notification.Sdk.Dispatch;

/// <summary>The deliveries of one endpoint: what is under way, what was claimed and waits for a place, its pace, and how what waited is let out. Used by
/// the dispatcher's loop alone.</summary>
internal sealed class Lane
{
    private long[] _pace = [];
    private volatile LaneRest _rest = LaneRest.None;
    private DateTimeOffset _releasedSince;
    private long _released;

    public Queue<Claim> Claimed { get; } = new();

    /// <summary>How many places are taken.</summary>
    public int UnderWay { get; set; }

    /// <summary>How many of them are taken by a channel that goes on after its timeout.</summary>
    public int Hanging { get; set; }

    /// <summary>Why it may rest now. Read on any thread.</summary>
    public LaneRest Rest => _rest;

    /// <summary>When its last attempt failed; null when the last one was taken, or none was made.</summary>
    public DateTimeOffset? FailedAt
    {
        get => _rest.FailedAt;
        set => _rest = value == _rest.FailedAt ? _rest : _rest with { FailedAt = value };
    }

    public DateTimeOffset PausedUntil => _rest.PausedUntil;

    public bool IsFree(DateTimeOffset now, int places, bool countsClaims) =>
        (Claimed.Count == 0 || !countsClaims) && UnderWay < places && PausedUntil <= now;

    public void PauseUntil(DateTimeOffset until) => _rest = until > PausedUntil ? _rest with { PausedUntil = until } : _rest;

    /// <summary>When the disabled endpoint may be tried with one delivery; null when not.</summary>
    public DateTimeOffset? TryDisabledAt { get; set; }

    /// <summary>Takes the next place among what waited until <paramref name="since"/>.</summary>
    /// <returns>When it may leave.</returns>
    public DateTimeOffset NextRelease(DateTimeOffset since, int perMinute, DateTimeOffset now)
    {
        _released = since == _releasedSince ? _released : 0;
        _releasedSince = since;
        long minute = Math.Max(_released / perMinute, (now - since).Ticks / TimeSpan.TicksPerMinute);
        _released = Math.Max(_released, minute * perMinute) + 1;
        return since + TimeSpan.FromMinutes(minute);
    }

    /// <summary>Follows a clock that was set: what was to last for a while lasts as long as before.</summary>
    public void Shift(TimeSpan jump)
    {
        _rest = new LaneRest(FailedAt + jump, PausedUntil == DateTimeOffset.MinValue ? PausedUntil : PausedUntil + jump);
        TryDisabledAt += jump;
        for (int i = 0; i < _pace.Length; i++)
        {
            _pace[i] = _pace[i] == 0 ? 0 : _pace[i] + jump.Ticks;
        }
    }

    /// <summary>Asks the pace for one message.</summary>
    /// <returns>Null when it may leave; otherwise when it may.</returns>
    public DateTimeOffset? AskPace(ChannelPacing pacing, DateTimeOffset now)
    {
        int limit = Math.Clamp(pacing.Limit, 1, RollingPolicy.LargestLimit);
        if (_pace.Length != limit)
        {
            long[] resized = new long[limit];
            int shared = Math.Min(limit, _pace.Length);
            _pace.AsSpan(^shared..).CopyTo(resized.AsSpan(^shared..));
            _pace = resized;
        }

        var request = new ThrottleRequest(
            nameof(Endpoint), limit, pacing.Interval, 0, Severity.Critical, TimeZoneInfo.Utc, now);
        ThrottleDecision decision = new RollingPolicy(limit).Decide(request, _pace);
        return decision.IsAdmitted ? null : decision.RefusedUntil;
    }
}
