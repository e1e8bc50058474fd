using Notification.Sdk.Policies;

namespace Notification.Sdk.Scheduling;

/// <summary>The dates on which a report is due. Pure; dates are <see cref="DateOnly.DayNumber"/>s, day 0 was a Monday.</summary>
internal sealed class ReportDates
{
    private const int LastDay = 3_652_058;

    private readonly ReportFrequency _frequency;
    private readonly int _since;
    private readonly int _everyDays;
    private readonly int _week;
    private readonly int _dayOfMonth;

    public ReportDates(ReportRule rule, ReportFrequency frequency, DateOnly since)
    {
        _frequency = frequency;
        _since = since.DayNumber;
        _everyDays = frequency == ReportFrequency.Daily ? 1 : rule.EveryDays ?? 1;
        _week = rule.Days.Count == 0 ? 1 << (int)DayOfWeek.Monday : rule.Days.Aggregate(0, (week, day) => week | (1 << (int)day));
        _dayOfMonth = rule.DayOfMonth;
    }

    /// <summary>The last due date up to and with the given one; null when there is none.</summary>
    public int? LastUntil(int day)
    {
        if (day < _since)
        {
            return null;
        }

        int last = _frequency switch
        {
            ReportFrequency.Weekly => Last(day, IsOfWeek),
            ReportFrequency.Monthly => Last(day, IsOfMonth),
            _ => day - ((day - _since) % _everyDays),
        };
        return last >= _since ? last : null;
    }

    /// <summary>The first due date from the given one on; null at the end of the calendar.</summary>
    public int? FirstFrom(int day)
    {
        int from = Math.Max(day, _since);
        long first = _frequency switch
        {
            ReportFrequency.Weekly => First(from, IsOfWeek),
            ReportFrequency.Monthly => First(from, IsOfMonth),
            _ => from + ((_everyDays - ((from - (long)_since) % _everyDays)) % _everyDays),
        };
        return first <= LastDay ? (int)first : null;
    }

    private static int First(int day, Func<int, bool> isDue)
    {
        while (day <= LastDay && !isDue(day))
        {
            day++;
        }

        return day;
    }

    private static int Last(int day, Func<int, bool> isDue)
    {
        while (day > 0 && !isDue(day))
        {
            day--;
        }

        return day;
    }

    private bool IsOfWeek(int day) => ((_week >> ((day + 1) % 7)) & 1) != 0;

    private bool IsOfMonth(int day)
    {
        var date = DateOnly.FromDayNumber(day);
        return date.Day == Math.Min(_dayOfMonth, DateTime.DaysInMonth(date.Year, date.Month));
    }
}
