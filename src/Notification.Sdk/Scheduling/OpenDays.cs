using Notification.Sdk.Policies;

namespace Notification.Sdk.Scheduling;

/// <summary>The dates on which ranges start.</summary>
internal sealed class OpenDays
{
    private const int EveryDay = 0b111_1111;

    private readonly HashSet<int> _holidays = [];
    private readonly HashSet<int> _workdays = [];
    private readonly int _week;

    /// <summary>Reads the rule and adds what is wrong with it to the problems.</summary>
    public OpenDays(WindowRule rule, List<string> problems)
    {
        // A deserializer can set a list to null.
        foreach (DayOfWeek day in rule.Days ?? [])
        {
            if (Enum.IsDefined(day))
                _week |= 1 << (int)day;
            else
                problems.Add($"{nameof(rule.Days)}: '{day}' is not a day of the week; use Sunday to Saturday.");
        }

        _week = _week == 0 ? EveryDay : _week;
        Read(rule.Holidays, nameof(rule.Holidays), _holidays, problems);
        Read(rule.Workdays, nameof(rule.Workdays), _workdays, problems);
    }

    /// <param name="day">The date's <see cref="DateOnly.DayNumber"/>; day 0 was a Monday.</param>
    public bool Contains(int day) =>
        _workdays.Contains(day) || ((_week >> ((day + 1) % 7) & 1) != 0 && !_holidays.Contains(day));

    private static void Read(List<string>? texts, string key, HashSet<int> days, List<string> problems)
    {
        for (int i = 0; i < texts?.Count; i++)
        {
            if (LocalDates.TryParse(texts[i], out DateOnly date))
                days.Add(date.DayNumber);
            else
                problems.Add(LocalDates.Problem($"{key}:{i}", texts[i]));
        }
    }
}
