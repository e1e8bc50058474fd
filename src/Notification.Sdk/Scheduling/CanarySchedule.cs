using Notification.Sdk.Policies;

namespace Notification.Sdk.Scheduling;

/// <summary>The periods of the standing test: one test message in each.</summary>
internal sealed class CanarySchedule
{
    private readonly TimeSpan? _every;
    private readonly ReportCadence? _daily;

    private CanarySchedule(TimeSpan? every, ReportCadence? daily) => (_every, _daily) = (every, daily);

    /// <summary>Reads the rule.</summary>
    /// <param name="rule">The rule; it is not kept.</param>
    /// <param name="zone">The zone of its time of day.</param>
    /// <param name="problems">All that is wrong with the rule: each begins with the key below the rule and ends with the mend.</param>
    /// <returns>The schedule; null when there is none, or the rule is wrong.</returns>
    public static CanarySchedule? Compile(CanaryRule rule, TimeZoneInfo zone, out IReadOnlyList<string> problems)
    {
        List<string> found = [];
        problems = found;
        if (rule is { Every: not null, At: not null })
            found.Add("At: it is given beside Every; give one of the two.");

        if (rule.Every is { } every && (every < TimeSpan.FromMinutes(1) || every > TimeSpan.FromDays(31)))
            found.Add($"Every: {every} is out of range. Use 00:01:00 to 31.00:00:00.");

        if (rule.Within < TimeSpan.FromSeconds(1) || rule.Within > TimeSpan.FromHours(12))
            found.Add($"Within: {rule.Within} is out of range. Use 00:00:01 to 12:00:00.");
        else if (rule.Every < rule.Within)
            found.Add($"Within: {rule.Within} is longer than Every; use {rule.Every} or less.");

        ReportCadence? daily = null;
        if (rule.At is { } at
            && !ReportCadence.TryCompile(new ReportRule { EveryDays = 1, At = at }, zone, out daily, out IReadOnlyList<string> wrong))
            found.AddRange(wrong);

        return found.Count > 0 || (rule.Every is null && daily is null) ? null : new CanarySchedule(rule.Every, daily);
    }

    /// <summary>The period of an instant: when it began and when the next begins.</summary>
    public (DateTimeOffset Start, DateTimeOffset Next) PeriodAt(DateTimeOffset now)
    {
        if (_every is { } every)
        {
            var start = new DateTimeOffset(now.UtcTicks / every.Ticks * every.Ticks, TimeSpan.Zero);
            return (start, start + every);
        }

        // Two days hold a start of every daily schedule, whatever the clocks do.
        DateTimeOffset last = _daily!.NextDue(now.AddDays(-2));
        DateTimeOffset next = _daily.NextDue(last);
        while (next <= now)
        {
            (last, next) = (next, _daily.NextDue(next));
        }

        return (last, next);
    }
}
