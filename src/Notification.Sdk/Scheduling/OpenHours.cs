using Notification.Sdk.Policies;

namespace Notification.Sdk.Scheduling;

/// <summary>When a wall clock that never jumps is inside the hours. A range belongs to the date of its start.</summary>
internal sealed class OpenHours
{
    private readonly OpenDays _days;
    private readonly WallRange[] _ranges;

    /// <summary>Reads the rule and adds what is wrong with it to the problems.</summary>
    public OpenHours(WindowRule rule, List<string> problems)
    {
        _days = new OpenDays(rule, problems);
        _ranges = rule.Hours is null ? [WallRange.AllDay] : ReadRanges(rule.Hours, problems);
    }

    /// <summary>The first moment inside the hours that is not before <paramref name="wall"/>.</summary>
    /// <returns>Ticks of the wall clock; null when no range starts up to the date of <paramref
    /// name="until"/>.</returns>
    public long? NextOpen(long wall, long until)
    {
        // From yesterday on: its ranges may last beyond midnight. They are sorted: the first that has not ended is it.
        int today = (int)(wall / TimeSpan.TicksPerDay);
        for (int day = today - 1; day * TimeSpan.TicksPerDay <= until; day++)
        {
            if (!_days.Contains(day))
                continue;

            long midnight = day * TimeSpan.TicksPerDay;
            foreach (WallRange range in _ranges)
            {
                if (wall < midnight + range.End)
                    return Math.Max(wall, midnight + range.Start);
            }
        }

        return null;
    }

    private static WallRange[] ReadRanges(string hours, List<string> problems)
    {
        if (string.IsNullOrWhiteSpace(hours))
        {
            problems.Add(
                $"{nameof(WindowRule.Hours)}: '{hours}' has no range; write 08:00-20:00, or leave it out for all day.");
            return [];
        }

        string[] texts = hours.Split(',', StringSplitOptions.TrimEntries);
        var ranges = new WallRange[texts.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            if (WallRange.Read(texts[i], out ranges[i]) is { } problem)
                problems.Add($"{nameof(WindowRule.Hours)}: {problem}");
        }

        Array.Sort(ranges, static (left, right) => left.Start.CompareTo(right.Start));
        return ranges;
    }
}
