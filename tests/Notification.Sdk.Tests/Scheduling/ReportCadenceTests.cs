using Notification.Sdk.Policies;
using Notification.Sdk.Scheduling;

namespace Notification.Sdk.Tests.Scheduling;

public sealed class ReportCadenceTests
{
    [Theory]
    // Before the first, at it, and just before and at the next.
    [InlineData("Asia/Shanghai", 7, "2024-01-01", "08:00", "2023-06-01T00:00:00Z", "2024-01-01T00:00:00Z")]
    [InlineData("Asia/Shanghai", 7, "2024-01-01", "08:00", "2024-01-01T00:00:00Z", "2024-01-08T00:00:00Z")]
    [InlineData("Asia/Shanghai", 7, "2024-01-01", "08:00", "2024-01-07T23:59:59Z", "2024-01-08T00:00:00Z")]
    [InlineData("Asia/Kathmandu", 1, "2024-01-01", "00:00", "2026-06-14T18:15:00Z", "2026-06-15T18:15:00Z")]
    [InlineData("America/New_York", 1, "2024-01-01", "20:00", "2026-01-16T00:30:00Z", "2026-01-16T01:00:00Z")]
    // The instant moves with the clock, the wall time does not.
    [InlineData("Europe/Berlin", 7, "2024-01-01", "08:00", "2026-03-23T07:00:00Z", "2026-03-30T06:00:00Z")]
    [InlineData("Europe/Berlin", 7, "2024-01-01", "08:00", "2026-10-19T06:00:00Z", "2026-10-26T07:00:00Z")]
    // Skipped: at the end of the gap. Repeated: the first time, and not again.
    [InlineData("Europe/Berlin", 1, "2024-01-01", "02:30", "2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Berlin", 1, "2024-01-01", "02:30", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z")]
    [InlineData("Europe/Berlin", 1, "2024-01-01", "02:30", "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z")]
    [InlineData("Europe/Berlin", 1, "2024-01-01", "02:30", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z")]
    [InlineData("Australia/Lord_Howe", 1, "2024-01-01", "02:15", "2026-10-03T00:00:00Z", "2026-10-03T15:30:00Z")]
    [InlineData("Australia/Lord_Howe", 1, "2024-01-01", "01:45", "2026-04-04T14:45:00Z", "2026-04-05T15:15:00Z")]
    // A clock set back over midnight shows the day before for a second time.
    [InlineData("Asia/Beirut", 1, "2024-01-01", "23:30", "2026-10-24T20:45:00Z", "2026-10-25T21:30:00Z")]
    // Leap days count as days.
    [InlineData("UTC", 365, "2024-02-29", "08:00", "2024-02-29T08:00:00Z", "2025-02-28T08:00:00Z")]
    [InlineData("UTC", 366, "2024-02-29", "08:00", "2025-03-01T08:00:00Z", "2026-03-02T08:00:00Z")]
    [InlineData("UTC", 1, "2024-01-01", "08:00", "2028-02-28T08:00:00Z", "2028-02-29T08:00:00Z")]
    [InlineData("America/New_York", 30, "2024-01-01", "20:00", "2028-02-10T00:00:00Z", "2028-02-10T01:00:00Z")]
    public void The_next_due_instant_is_the_first_one_after(
        string zone, int everyDays, string since, string at, string after, string expected) =>
        Assert.Equal(Windows.Instant(expected), Of(zone, everyDays, since, at).NextDue(Windows.Instant(after)));

    [Theory]
    [InlineData("Europe/Berlin", 1, "02:30")]
    [InlineData("Europe/Berlin", 7, "08:00")]
    [InlineData("America/New_York", 1, "02:00")]
    [InlineData("America/New_York", 1, "01:30")]
    [InlineData("Australia/Sydney", 1, "02:30")]
    [InlineData("Australia/Lord_Howe", 1, "01:45")]
    [InlineData("Asia/Kathmandu", 7, "00:00")]
    [InlineData("Asia/Beirut", 1, "00:00")]
    [InlineData("Asia/Shanghai", 366, "23:59")]
    public void In_five_years_every_period_has_exactly_one_due_instant(string zone, int everyDays, string at)
    {
        ReportCadence cadence = Of(zone, everyDays, "2024-01-01", at);
        DateTimeOffset due = Windows.Instant("2023-12-01T00:00:00Z");

        for (var date = new DateOnly(2024, 1, 1); date.Year < 2029; date = date.AddDays(everyDays))
        {
            due = cadence.NextDue(due);

            // The zones above skip no more than an hour, and no due instant lies beyond the day.
            DateTime wall = TimeZoneInfo.ConvertTime(due, Windows.Zone(zone)).DateTime;
            Assert.Equal(date, DateOnly.FromDateTime(wall));
            Assert.InRange(wall.TimeOfDay - TimeSpan.Parse(at, null), TimeSpan.Zero, TimeSpan.FromHours(1));
            Assert.Equal(due, cadence.NextDue(due.AddTicks(-1)));
        }
    }

    [Fact]
    public void A_day_that_the_zone_never_had_fires_when_the_next_begins()
    {
        ReportCadence cadence = Of("Pacific/Apia", 1, "2011-01-01", "12:00");

        DateTimeOffset skipped = cadence.NextDue(Windows.Instant("2011-12-29T22:00:00Z"));
        DateTimeOffset next = cadence.NextDue(skipped);

        Assert.Equal(Windows.Instant("2011-12-30T10:00:00Z"), skipped);
        Assert.Equal(Windows.Instant("2011-12-30T22:00:00Z"), next);
    }

    [Fact]
    public void The_ends_of_the_calendar_are_no_error()
    {
        ReportCadence cadence = Of("Pacific/Kiritimati", 7, "2024-01-01", "08:00");

        Assert.Equal(Windows.Instant("2023-12-31T18:00:00Z"), cadence.NextDue(DateTimeOffset.MinValue));
        Assert.Equal(DateTimeOffset.MaxValue, cadence.NextDue(DateTimeOffset.MaxValue));
    }

    [Fact]
    public void Every_problem_of_a_rule_is_told_with_its_key()
    {
        var rule = new ReportRule
        {
            EveryDays = 367,
            DayOfMonth = 32,
            Days = [(DayOfWeek)7],
            Since = "2026-02-29",
            At = "24:00",
        };

        Assert.False(ReportCadence.TryCompile(rule, Windows.Zone("UTC"), out _, out IReadOnlyList<string> problems));
        Assert.Equal(
            [
                "EveryDays: '367' is out of range; use 1 to 366 days.",
                "DayOfMonth: '32' is out of range; use 1 to 31.",
                "Days: '7' is not a day of the week; use Sunday to Saturday.",
                "Since: '2026-02-29' is not a date; write yyyy-MM-dd, such as 2026-12-24.",
                "At: '24:00' is not a time of day; write HH:mm, such as 08:00.",
            ],
            problems);

        rule = new ReportRule { EveryDays = 0 };
        Assert.False(ReportCadence.TryCompile(rule, Windows.Zone("UTC"), out _, out problems));
        Assert.Equal(["EveryDays: '0' is out of range; use 1 to 366 days."], problems);
    }

    [Theory]
    // Weekly: any days of the week, Monday when none is given.
    [InlineData("Asia/Shanghai", "weekly", "", "2026-03-02T00:00:00Z", "2026-03-09T00:00:00Z")]
    [InlineData("Asia/Shanghai", "weekly", "Wednesday", "2026-02-25T00:00:00Z", "2026-03-04T00:00:00Z")]
    [InlineData("UTC", "weekly", "Monday,Thursday", "2026-03-02T08:00:00Z", "2026-03-05T08:00:00Z")]
    [InlineData("UTC", "weekly", "Monday,Thursday", "2026-03-05T08:00:00Z", "2026-03-09T08:00:00Z")]
    [InlineData("UTC", "weekly", "Sunday", "2026-12-27T08:00:00Z", "2027-01-03T08:00:00Z")]
    // Daily over the ends of months and years, and over a leap day.
    [InlineData("UTC", "daily", "", "2026-12-31T08:00:00Z", "2027-01-01T08:00:00Z")]
    [InlineData("UTC", "daily", "", "2028-02-28T08:00:00Z", "2028-02-29T08:00:00Z")]
    // Monthly: a day that the month has not is its last day.
    [InlineData("UTC", "monthly", "1", "2026-01-01T08:00:00Z", "2026-02-01T08:00:00Z")]
    [InlineData("UTC", "monthly", "31", "2026-01-31T08:00:00Z", "2026-02-28T08:00:00Z")]
    [InlineData("UTC", "monthly", "31", "2028-01-31T08:00:00Z", "2028-02-29T08:00:00Z")]
    [InlineData("UTC", "monthly", "31", "2026-02-28T08:00:00Z", "2026-03-31T08:00:00Z")]
    [InlineData("UTC", "monthly", "31", "2026-03-31T08:00:00Z", "2026-04-30T08:00:00Z")]
    [InlineData("UTC", "monthly", "29", "2026-01-29T08:00:00Z", "2026-02-28T08:00:00Z")]
    [InlineData("UTC", "monthly", "29", "2028-01-29T08:00:00Z", "2028-02-29T08:00:00Z")]
    [InlineData("UTC", "monthly", "30", "2026-12-30T08:00:00Z", "2027-01-30T08:00:00Z")]
    // The last Sunday of October 2026 is the 25th, of March the 29th: the wall clock decides.
    [InlineData("Europe/Berlin", "monthly", "29", "2026-02-28T07:00:00Z", "2026-03-29T06:00:00Z")]
    [InlineData("Europe/Berlin", "monthly", "25", "2026-09-25T06:00:00Z", "2026-10-25T07:00:00Z")]
    public void Each_frequency_has_its_next_due_instant(
        string zone, string frequency, string days, string after, string expected)
    {
        ReportCadence cadence = Of(zone, Rule(frequency, days));
        DateTimeOffset next = cadence.NextDue(Windows.Instant(after));

        Assert.Equal(Windows.Instant(expected), next);
        Assert.Equal(next, cadence.LatestDue(next));
        Assert.Equal(Windows.Instant(after), cadence.StartOf(next));
    }

    [Theory]
    [InlineData("Europe/Berlin", "daily", "", "02:30")]
    [InlineData("Europe/Berlin", "weekly", "Sunday", "02:30")]
    [InlineData("America/New_York", "weekly", "Sunday,Wednesday", "01:30")]
    [InlineData("Asia/Kathmandu", "monthly", "31", "00:00")]
    [InlineData("Australia/Lord_Howe", "monthly", "30", "01:45")]
    [InlineData("Asia/Beirut", "daily", "", "00:00")]
    [InlineData("Pacific/Auckland", "monthly", "29", "23:59")]
    public void In_five_years_periods_follow_each_other_without_gap_or_overlap(
        string zone, string frequency, string days, string at)
    {
        ReportRule rule = Rule(frequency, days);
        rule.At = at;
        ReportCadence cadence = Of(zone, rule);
        DateTimeOffset due = cadence.NextDue(Windows.Instant("2025-01-01T00:00:00Z"));
        int count = 0;
        for (DateTimeOffset next; due.Year < 2030; due = next, count++)
        {
            next = cadence.NextDue(due);
            Assert.Equal(due, cadence.StartOf(next));
            Assert.Equal(due, cadence.LatestDue(next.AddTicks(-1)));
            Assert.Equal(due, cadence.LatestDue(due));
            Assert.Equal(next, cadence.NextDue(next.AddTicks(-1)));
        }

        int expected = (frequency, days.Contains(',', StringComparison.Ordinal)) switch
        {
            ("daily", _) => (5 * 365) + 1,
            ("weekly", false) => 261,
            ("weekly", true) => 2 * 261,
            _ => 60,
        };
        Assert.InRange(count, expected - 1, expected + 1);
    }

    [Fact]
    public void Before_the_first_date_nothing_was_due()
    {
        ReportCadence cadence = Of("UTC", Rule("monthly", "31"));
        Assert.Null(cadence.LatestDue(Windows.Instant("2024-01-31T07:59:59Z")));
        Assert.Equal(Windows.Instant("2024-01-30T08:00:00Z"), cadence.StartOf(Windows.Instant("2024-01-31T08:00:00Z")));
    }

    [Fact]
    public void Without_a_frequency_there_is_no_cadence_and_no_problem()
    {
        Assert.False(ReportCadence.TryCompile(new ReportRule(), Windows.Zone("UTC"), out _, out IReadOnlyList<string> problems));
        Assert.Empty(problems);
    }

    private static ReportRule Rule(string frequency, string days) => frequency switch
    {
        "daily" => new ReportRule { Frequency = ReportFrequency.Daily },
        "monthly" => new ReportRule { Frequency = ReportFrequency.Monthly, DayOfMonth = int.Parse(days, null) },
        _ => new ReportRule
        {
            Frequency = ReportFrequency.Weekly,
            Days = [.. days.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<DayOfWeek>)],
        },
    };

    private static ReportCadence Of(string zone, int everyDays, string since, string at)
    {
        return Of(zone, new ReportRule { EveryDays = everyDays, Since = since, At = at });
    }

    private static ReportCadence Of(string zone, ReportRule rule)
    {
        bool right = ReportCadence.TryCompile(
            rule, Windows.Zone(zone), out ReportCadence? cadence, out IReadOnlyList<string> problems);
        Assert.Empty(problems);
        Assert.True(right);
        return cadence!;
    }
}
