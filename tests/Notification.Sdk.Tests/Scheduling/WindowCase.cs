using System.Globalization;
using Notification.Sdk.Policies;
using Notification.Sdk.Scheduling;

namespace Notification.Sdk.Tests.Scheduling;

/// <summary>A rule in plain numbers, and two instants to ask it for. Knows the law of the wall clock only.</summary>
/// <param name="Zone">The zone of the hours.</param>
/// <param name="Ranges">Starts and ends in minutes of the day.</param>
/// <param name="Days">The allowed days of the week; all when empty.</param>
/// <param name="Holidays">The dates that are not allowed.</param>
/// <param name="Workdays">The dates that are allowed all the same.</param>
/// <param name="From">The first question.</param>
/// <param name="Later">By how much the second question is later.</param>
public sealed record WindowCase(
    string Zone,
    (int Start, int End)[] Ranges,
    DayOfWeek[] Days,
    DateOnly[] Holidays,
    DateOnly[] Workdays,
    DateTimeOffset From,
    TimeSpan Later)
{
    /// <summary>The law, read off the wall clock at one instant.</summary>
    public bool IsOpen(DateTimeOffset instant)
    {
        DateTime wall = TimeZoneInfo.ConvertTime(instant, Windows.Zone(Zone)).DateTime;
        var date = DateOnly.FromDateTime(wall);
        return Ranges.Any(range => range.End > range.Start
            ? Allows(date) && wall.TimeOfDay.TotalMinutes >= range.Start && wall.TimeOfDay.TotalMinutes < range.End
            : (Allows(date) && wall.TimeOfDay.TotalMinutes >= range.Start)
                || (Allows(date.AddDays(-1)) && wall.TimeOfDay.TotalMinutes < range.End));
    }

    /// <summary>The first open instant, found by looking at every minute of forty days.</summary>
    public DateTimeOffset FirstOpen(DateTimeOffset from)
    {
        DateTimeOffset instant = from;
        while (!IsOpen(instant))
        {
            long minutes = (instant.UtcTicks / TimeSpan.TicksPerMinute) + 1;
            instant = new DateTimeOffset(minutes * TimeSpan.TicksPerMinute, TimeSpan.Zero);
            Assert.True(instant - from < TimeSpan.FromDays(40), "The rule opens too seldom for this search.");
        }

        return instant;
    }

    internal HoursWindow Compile() => Windows.Of(Zone, new WindowRule
    {
        Hours = string.Join(',', Ranges.Select(range => $"{Text(range.Start)}-{Text(range.End)}")),
        Days = [.. Days],
        Holidays = [.. Holidays.Select(Text)],
        Workdays = [.. Workdays.Select(Text)],
    });

    private static string Text(int minutes) => $"{minutes / 60:00}:{minutes % 60:00}";

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private bool Allows(DateOnly date) =>
        Workdays.Contains(date)
        || (!Holidays.Contains(date) && (Days.Length == 0 || Days.Contains(date.DayOfWeek)));
}
