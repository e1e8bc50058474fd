using System.Globalization;
using Notification.Sdk.Policies;

namespace Notification.Sdk.Tests.Scheduling;

/// <summary>The expected instants were worked out minute by minute with another library, Python's zoneinfo.</summary>
public sealed class HoursWindowDatesTests
{
    private const string MondayToFriday = "Monday Tuesday Wednesday Thursday Friday";
    private const string SundayToThursday = "Sunday Monday Tuesday Wednesday Thursday";
    private const string SpringFestival = "2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-02-23";
    private const string MadeUp = "2026-02-14 2026-02-28";

    [Theory]
    [InlineData("Asia/Shanghai", "09:00-18:00", MondayToFriday, "", "", "2026-02-13T10:00:00Z", "2026-02-16T01:00:00Z")]
    [InlineData("Asia/Shanghai", "09:00-18:00", MondayToFriday, SpringFestival, MadeUp,
        "2026-02-13T10:00:00Z", "2026-02-14T01:00:00Z")]
    [InlineData("Asia/Shanghai", "09:00-18:00", MondayToFriday, SpringFestival, MadeUp,
        "2026-02-14T10:00:00Z", "2026-02-24T01:00:00Z")]
    [InlineData("Asia/Shanghai", "09:00-18:00", MondayToFriday, SpringFestival, MadeUp,
        "2026-02-27T10:00:00Z", "2026-02-28T01:00:00Z")]
    [InlineData("Asia/Shanghai", "09:00-18:00", "", "2026-10-01", "2026-10-01",
        "2026-09-30T10:00:00Z", "2026-10-01T01:00:00Z")]
    [InlineData("Europe/Berlin", "22:00-06:00", "Friday", "", "", "2026-07-03T22:30:00Z", "2026-07-03T22:30:00Z")]
    [InlineData("Europe/Berlin", "22:00-06:00", "Friday", "", "", "2026-07-02T22:30:00Z", "2026-07-03T20:00:00Z")]
    [InlineData("Europe/Berlin", "22:00-06:00", "", "2026-12-25", "", "2026-12-24T23:30:00Z", "2026-12-24T23:30:00Z")]
    [InlineData("Europe/Berlin", "22:00-06:00", "", "2026-12-25", "", "2026-12-25T05:00:00Z", "2026-12-26T21:00:00Z")]
    [InlineData("Europe/Berlin", "22:00-06:00", "", "2026-12-25", "", "2026-12-25T23:30:00Z", "2026-12-26T21:00:00Z")]
    [InlineData("Europe/Berlin", "00:00-24:00", "Saturday Sunday", "", "",
        "2026-07-03T10:00:00Z", "2026-07-03T22:00:00Z")]
    [InlineData("Europe/Berlin", "00:00-24:00", "Saturday Sunday", "", "",
        "2026-07-05T22:00:00Z", "2026-07-10T22:00:00Z")]
    [InlineData("Europe/Berlin", "02:00-03:00", "Sunday", "", "", "2026-03-28T12:00:00Z", "2026-04-05T00:00:00Z")]
    [InlineData("America/New_York", "08:00-20:00", "Monday", "2026-03-02", "",
        "2026-02-24T12:00:00Z", "2026-03-09T12:00:00Z")]
    [InlineData("Asia/Kathmandu", "10:00-17:00", SundayToThursday, "", "",
        "2026-04-09T11:15:00Z", "2026-04-12T04:15:00Z")]
    public void Days_holidays_and_workdays_decide_by_the_date_on_which_a_range_starts(
        string zone, string hours, string days, string holidays, string workdays, string from, string expected)
    {
        var rule = new WindowRule
        {
            Hours = hours,
            Days = [.. days.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<DayOfWeek>)],
            Holidays = [.. holidays.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            Workdays = [.. workdays.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
        };

        Assert.Equal(Windows.Instant(expected), Windows.Of(zone, rule).NextOpening(Windows.Instant(from)));
    }

    [Theory]
    [InlineData(399, "2026-01-01T02:00:00+08:00", "2027-02-04T02:00:00+08:00")]
    [InlineData(400, "2026-01-01T02:00:00+08:00", "2027-02-05T02:00:00+08:00")]
    [InlineData(400, "2026-01-01T01:59:59+08:00", null)]
    [InlineData(401, "2026-01-01T02:00:00+08:00", null)]
    public void What_opens_after_400_days_counts_as_never(int holidays, string from, string? expected)
    {
        var first = new DateOnly(2026, 1, 1);
        var rule = new WindowRule
        {
            Hours = "02:00-04:00",
            Holidays =
            [
                .. Enumerable.Range(0, holidays)
                    .Select(day => first.AddDays(day).ToString("O", CultureInfo.InvariantCulture)),
            ],
        };

        DateTimeOffset? opening = Windows.Of("Asia/Shanghai", rule).NextOpening(Windows.Instant(from));

        Assert.Equal(expected is null ? null : Windows.Instant(expected), opening);
    }
}
