using System.Diagnostics.CodeAnalysis;
using Notification.Sdk.Policies;

namespace Notification.Sdk.Scheduling;

/// <summary>The instants at which a report is due: on certain dates, at a time of day of a zone. Pure.</summary>
internal sealed class ReportCadence
{
    private readonly ReportDates _dates;
    private readonly TimeOnly _at;
    private readonly TimeZoneInfo _zone;

    private ReportCadence(ReportDates dates, TimeOnly at, TimeZoneInfo zone)
    {
        _dates = dates;
        _at = at;
        _zone = zone;
    }

    /// <summary>Reads the rule.</summary>
    /// <param name="rule">The rule; it is not kept.</param>
    /// <param name="zone">The zone of its dates and time.</param>
    /// <param name="cadence">The cadence; null when the rule is wrong, and when no report is to be sent.</param>
    /// <param name="problems">All that is wrong with the rule: each begins with the key below the rule (<c>Since</c>)
    /// and ends with the mend.</param>
    /// <returns>Whether there is a cadence.</returns>
    public static bool TryCompile(
        ReportRule rule,
        TimeZoneInfo zone,
        [NotNullWhen(true)] out ReportCadence? cadence,
        out IReadOnlyList<string> problems)
    {
        var found = new List<string>();
        ReportFrequency frequency = rule.Frequency
            ?? (rule.EveryDays is null ? ReportFrequency.None : ReportFrequency.EveryDays);
        if (!Enum.IsDefined(frequency))
            found.Add($"{nameof(rule.Frequency)}: '{frequency}' is not known; use one of {string.Join(", ", Enum.GetNames<ReportFrequency>())}.");

        if (rule.EveryDays is < 1 or > 366)
            found.Add($"{nameof(rule.EveryDays)}: '{rule.EveryDays}' is out of range; use 1 to 366 days.");
        else if (frequency == ReportFrequency.EveryDays && rule.EveryDays is null)
            found.Add($"{nameof(rule.EveryDays)}: it is not given; use 1 to 366 days.");

        if (rule.DayOfMonth is < 1 or > 31)
            found.Add($"{nameof(rule.DayOfMonth)}: '{rule.DayOfMonth}' is out of range; use 1 to 31.");

        found.AddRange(rule.Days.Where(day => !Enum.IsDefined(day))
            .Select(day => $"{nameof(rule.Days)}: '{day}' is not a day of the week; use Sunday to Saturday."));

        if (!LocalDates.TryParse(rule.Since, out DateOnly since))
            found.Add(LocalDates.Problem(nameof(rule.Since), rule.Since));

        if (!LocalDates.TryParse(rule.At, out TimeOnly at))
            found.Add($"{nameof(rule.At)}: '{rule.At}' is not a time of day; write HH:mm, such as 08:00.");

        bool isSent = found.Count == 0 && frequency != ReportFrequency.None;
        cadence = isSent ? new ReportCadence(new ReportDates(rule, frequency, since), at, zone) : null;
        problems = found;
        return isSent;
    }

    /// <summary>The first due instant after the given one, in UTC; the end of the calendar when there is no
    /// other.</summary>
    /// <param name="after">An instant, itself excluded.</param>
    public DateTimeOffset NextDue(DateTimeOffset after)
    {
        // All that was due before the last date up to the local one has been reached already.
        int today = DayOf(after);
        for (int? day = _dates.LastUntil(today) ?? _dates.FirstFrom(today); day is { } date; day = _dates.FirstFrom(date + 1))
        {
            DateTimeOffset due = InstantOf(date);
            if (due > after)
                return due;
        }

        return DateTimeOffset.MaxValue;
    }

    /// <summary>The last due instant up to and with the given one, in UTC; null when there is none.</summary>
    /// <param name="until">An instant, itself included.</param>
    public DateTimeOffset? LatestDue(DateTimeOffset until)
    {
        // A clock set back over midnight can show the day before again: begin a day later.
        int? day = _dates.LastUntil(DayOf(until) + 1);
        while (day is { } date)
        {
            DateTimeOffset due = InstantOf(date);
            if (due <= until)
                return due;

            day = _dates.LastUntil(date - 1);
        }

        return null;
    }

    /// <summary>The start of the period that ends at a due instant: the due instant before it. The first period of all is a day.</summary>
    /// <param name="due">A due instant.</param>
    public DateTimeOffset StartOf(DateTimeOffset due) => LatestDue(due.AddTicks(-1)) ?? due.AddDays(-1);

    private int DayOf(DateTimeOffset instant) =>
        (int)((instant.UtcTicks + _zone.OffsetAt(instant.UtcTicks)) / TimeSpan.TicksPerDay);

    private DateTimeOffset InstantOf(int day) =>
        LocalTimes.ToInstant(DateOnly.FromDayNumber(Math.Min(day, DateOnly.MaxValue.DayNumber)), _at, _zone);
}
