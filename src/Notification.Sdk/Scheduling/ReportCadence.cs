using System.Diagnostics.CodeAnalysis;
using Notification.Sdk.Policies;

namespace Notification.Sdk.Scheduling;

/// <summary>The instants at which a report is due: every so many days, at a time of day of a zone.</summary>
internal sealed class ReportCadence
{
    private readonly int _since;
    private readonly int _everyDays;
    private readonly TimeOnly _at;
    private readonly TimeZoneInfo _zone;

    private ReportCadence(DateOnly since, int everyDays, TimeOnly at, TimeZoneInfo zone)
    {
        _since = since.DayNumber;
        _everyDays = everyDays;
        _at = at;
        _zone = zone;
    }

    /// <summary>Reads the rule.</summary>
    /// <param name="rule">The rule; it is not kept.</param>
    /// <param name="zone">The zone of its date and time.</param>
    /// <param name="cadence">The cadence, when the rule is right.</param>
    /// <param name="problems">All that is wrong with the rule: each begins with the key below the rule (<c>Since</c>)
    /// and ends with the mend.</param>
    /// <returns>Whether the rule is right.</returns>
    public static bool TryCompile(
        ReportRule rule,
        TimeZoneInfo zone,
        [NotNullWhen(true)] out ReportCadence? cadence,
        out IReadOnlyList<string> problems)
    {
        var found = new List<string>();
        if (rule.EveryDays is < 1 or > 366)
            found.Add($"{nameof(rule.EveryDays)}: '{rule.EveryDays}' is out of range; use 1 to 366 days.");

        if (!LocalDates.TryParse(rule.Since, out DateOnly since))
            found.Add(LocalDates.Problem(nameof(rule.Since), rule.Since));

        if (!LocalDates.TryParse(rule.At, out TimeOnly at))
            found.Add($"{nameof(rule.At)}: '{rule.At}' is not a time of day; write HH:mm, such as 08:00.");

        cadence = found.Count == 0 ? new ReportCadence(since, rule.EveryDays, at, zone) : null;
        problems = found;
        return cadence is not null;
    }

    /// <summary>The first due instant after the given one, in UTC; the end of the calendar when there is no
    /// other.</summary>
    /// <param name="after">An instant, itself excluded.</param>
    public DateTimeOffset NextDue(DateTimeOffset after)
    {
        // All that was due in periods before the one of the local date has been reached already.
        long today = (after.UtcTicks + _zone.OffsetAt(after.UtcTicks)) / TimeSpan.TicksPerDay;
        long periods = Math.Max(0, (today - _since) / _everyDays);
        for (long day = _since + (periods * _everyDays); day <= DateOnly.MaxValue.DayNumber; day += _everyDays)
        {
            DateTimeOffset due = LocalTimes.ToInstant(DateOnly.FromDayNumber((int)day), _at, _zone);
            if (due > after)
                return due;
        }

        return DateTimeOffset.MaxValue;
    }
}
