using Notification.Sdk.Policies;
using Notification.Sdk.Scheduling;

namespace Notification.Sdk.Tests.Scheduling;

/// <summary>The expected instants were worked out minute by minute with another library, Python's zoneinfo.</summary>
public sealed class HoursWindowTests
{
    [Theory]
    [InlineData("Europe/Berlin", "08:00-20:00", "2026-07-01T05:59:59Z", "2026-07-01T06:00:00Z")]
    [InlineData("Europe/Berlin", "08:00-20:00", "2026-07-01T06:00:00Z", "2026-07-01T06:00:00Z")]
    [InlineData("Europe/Berlin", "08:00-20:00", "2026-07-01T17:59:59Z", "2026-07-01T17:59:59Z")]
    [InlineData("Europe/Berlin", "08:00-20:00", "2026-07-01T18:00:00Z", "2026-07-02T06:00:00Z")]
    [InlineData("America/New_York", "08:00-20:00", "2026-01-15T12:00:00Z", "2026-01-15T13:00:00Z")]
    [InlineData("America/New_York", "08:00-20:00", "2026-01-16T01:00:00Z", "2026-01-16T13:00:00Z")]
    [InlineData("Asia/Kathmandu", "08:00-20:00", "2026-01-15T02:14:59Z", "2026-01-15T02:15:00Z")]
    [InlineData("Asia/Kathmandu", "08:00-20:00", "2026-01-15T14:15:00Z", "2026-01-16T02:15:00Z")]
    [InlineData("Asia/Shanghai", "08:00-20:00", "2026-01-15T12:00:00Z", "2026-01-16T00:00:00Z")]
    [InlineData("Asia/Shanghai", "08:00-20:00", "2026-01-14T23:30:00Z", "2026-01-15T00:00:00Z")]
    [InlineData("Australia/Sydney", "08:00-20:00", "2026-01-15T09:00:00Z", "2026-01-15T21:00:00Z")]
    [InlineData("Australia/Lord_Howe", "08:00-20:00", "2026-07-15T09:30:00Z", "2026-07-15T21:30:00Z")]
    [InlineData("Asia/Shanghai", "08:00-12:00,13:00-18:00", "2026-03-02T03:59:00Z", "2026-03-02T03:59:00Z")]
    [InlineData("Asia/Shanghai", "08:00-12:00,13:00-18:00", "2026-03-02T04:00:00Z", "2026-03-02T05:00:00Z")]
    [InlineData("Asia/Shanghai", "08:00-12:00,13:00-18:00", "2026-03-02T05:00:00Z", "2026-03-02T05:00:00Z")]
    [InlineData("Asia/Shanghai", "08:00-12:00,13:00-18:00", "2026-03-02T10:00:00Z", "2026-03-03T00:00:00Z")]
    [InlineData("Asia/Shanghai", "13:00-18:00,08:00-12:00", "2026-03-02T10:00:00Z", "2026-03-03T00:00:00Z")]
    [InlineData("Asia/Shanghai", "08:00-18:00,09:00-10:00", "2026-03-02T03:00:00Z", "2026-03-02T03:00:00Z")]
    [InlineData("Asia/Shanghai", "09:00-10:00,08:00-18:00", "2026-03-01T23:00:00Z", "2026-03-02T00:00:00Z")]
    [InlineData("Europe/Berlin", "22:00-06:00", "2026-07-01T19:59:59Z", "2026-07-01T20:00:00Z")]
    [InlineData("Europe/Berlin", "22:00-06:00", "2026-07-01T20:00:00Z", "2026-07-01T20:00:00Z")]
    [InlineData("Europe/Berlin", "22:00-06:00", "2026-07-02T03:59:59Z", "2026-07-02T03:59:59Z")]
    [InlineData("Europe/Berlin", "22:00-06:00", "2026-07-02T04:00:00Z", "2026-07-02T20:00:00Z")]
    [InlineData("Europe/Berlin", "20:00-24:00", "2026-07-01T21:59:59Z", "2026-07-01T21:59:59Z")]
    [InlineData("Europe/Berlin", "20:00-24:00", "2026-07-01T22:00:00Z", "2026-07-02T18:00:00Z")]
    [InlineData("Europe/Berlin", "20:00-00:00", "2026-07-01T22:00:00Z", "2026-07-02T18:00:00Z")]
    [InlineData("Europe/Berlin", "00:00-24:00", "2026-07-01T22:00:00Z", "2026-07-01T22:00:00Z")]
    [InlineData("Europe/Berlin", "12:00-11:59", "2026-07-02T09:59:30Z", "2026-07-02T10:00:00Z")]
    public void The_next_opening_is_the_first_instant_with_the_wall_clock_inside_the_hours(
        string zone, string hours, string from, string expected) =>
        Assert.Equal(Windows.Instant(expected), Windows.Of(zone, hours).NextOpening(Windows.Instant(from)));

    [Theory]
    [InlineData("Europe/Berlin", "08:00-20:00", "2026-03-28T19:00:00Z", "2026-03-29T06:00:00Z")]
    [InlineData("Europe/Berlin", "08:00-20:00", "2026-10-24T18:00:00Z", "2026-10-25T07:00:00Z")]
    [InlineData("Europe/Berlin", "02:30-04:00", "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Berlin", "02:15-02:45", "2026-03-28T12:00:00Z", "2026-03-30T00:15:00Z")]
    [InlineData("Europe/Berlin", "02:00-03:00", "2026-03-28T12:00:00Z", "2026-03-30T00:00:00Z")]
    [InlineData("Europe/Berlin", "02:30-03:30", "2026-03-29T00:59:59Z", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Berlin", "22:00-02:30", "2026-03-29T00:30:00Z", "2026-03-29T00:30:00Z")]
    [InlineData("Europe/Berlin", "22:00-02:30", "2026-03-29T01:00:00Z", "2026-03-29T20:00:00Z")]
    [InlineData("Europe/Berlin", "22:00-03:30", "2026-03-29T01:00:00Z", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Berlin", "02:30-02:45", "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z")]
    [InlineData("Europe/Berlin", "02:30-02:45", "2026-10-25T00:45:00Z", "2026-10-25T01:30:00Z")]
    [InlineData("Europe/Berlin", "02:00-02:30", "2026-10-25T00:30:00Z", "2026-10-25T01:00:00Z")]
    [InlineData("Europe/Berlin", "01:00-02:30", "2026-10-25T00:45:00Z", "2026-10-25T01:00:00Z")]
    [InlineData("Europe/Berlin", "02:30-02:45", "2026-10-25T01:45:00Z", "2026-10-26T01:30:00Z")]
    [InlineData("Europe/Berlin", "08:00-20:00", "2027-03-27T19:00:00Z", "2027-03-28T06:00:00Z")]
    [InlineData("Europe/Berlin", "08:00-20:00", "2027-10-30T18:00:00Z", "2027-10-31T07:00:00Z")]
    [InlineData("America/New_York", "02:00-02:30,09:00-10:00", "2026-03-08T06:00:00Z", "2026-03-08T13:00:00Z")]
    [InlineData("America/New_York", "02:30-05:00", "2026-03-08T06:00:00Z", "2026-03-08T07:00:00Z")]
    [InlineData("America/New_York", "01:30-01:45", "2026-11-01T05:45:00Z", "2026-11-01T06:30:00Z")]
    [InlineData("America/New_York", "00:00-01:15", "2026-11-01T05:20:00Z", "2026-11-01T06:00:00Z")]
    [InlineData("America/New_York", "08:00-20:00", "2027-03-14T02:00:00Z", "2027-03-14T12:00:00Z")]
    [InlineData("America/New_York", "08:00-20:00", "2027-11-07T00:00:00Z", "2027-11-07T13:00:00Z")]
    [InlineData("Australia/Sydney", "02:30-06:00", "2026-10-03T12:00:00Z", "2026-10-03T16:00:00Z")]
    [InlineData("Australia/Sydney", "02:30-02:45", "2026-10-03T12:00:00Z", "2026-10-04T15:30:00Z")]
    [InlineData("Australia/Sydney", "02:30-02:45", "2026-04-04T15:45:00Z", "2026-04-04T16:30:00Z")]
    [InlineData("Australia/Sydney", "08:00-20:00", "2026-04-04T09:00:00Z", "2026-04-04T22:00:00Z")]
    [InlineData("Australia/Sydney", "08:00-20:00", "2027-04-03T09:00:00Z", "2027-04-03T22:00:00Z")]
    [InlineData("Australia/Sydney", "08:00-20:00", "2027-10-02T10:00:00Z", "2027-10-02T21:00:00Z")]
    [InlineData("Australia/Lord_Howe", "02:15-02:45", "2026-10-03T12:00:00Z", "2026-10-03T15:30:00Z")]
    [InlineData("Australia/Lord_Howe", "02:00-02:30", "2026-10-03T12:00:00Z", "2026-10-04T15:00:00Z")]
    [InlineData("Australia/Lord_Howe", "02:10-02:20", "2026-10-03T12:00:00Z", "2026-10-04T15:10:00Z")]
    [InlineData("Australia/Lord_Howe", "01:40-01:50", "2026-04-04T14:50:00Z", "2026-04-04T15:10:00Z")]
    [InlineData("Australia/Lord_Howe", "01:00-01:45", "2026-04-04T14:50:00Z", "2026-04-04T15:00:00Z")]
    [InlineData("Australia/Lord_Howe", "01:00-01:45", "2026-04-04T15:15:00Z", "2026-04-05T14:30:00Z")]
    [InlineData("Australia/Lord_Howe", "02:15-02:45", "2027-10-02T12:00:00Z", "2027-10-02T15:30:00Z")]
    [InlineData("Australia/Lord_Howe", "01:40-01:50", "2027-04-03T14:50:00Z", "2027-04-03T15:10:00Z")]
    [InlineData("America/Havana", "00:00-01:00", "2026-03-07T12:00:00Z", "2026-03-09T04:00:00Z")]
    [InlineData("America/Havana", "23:30-00:30", "2026-11-01T04:45:00Z", "2026-11-01T05:00:00Z")]
    [InlineData("Pacific/Apia", "08:00-20:00", "2011-12-30T06:00:00Z", "2011-12-30T18:00:00Z")]
    [InlineData("Pacific/Apia", "22:00-06:00", "2011-12-30T09:30:00Z", "2011-12-30T09:30:00Z")]
    public void The_wall_clock_decides_when_the_zone_changes_its_clock(
        string zone, string hours, string from, string expected) =>
        Assert.Equal(Windows.Instant(expected), Windows.Of(zone, hours).NextOpening(Windows.Instant(from)));

    [Fact]
    public void Without_hours_every_instant_of_every_day_is_open()
    {
        HoursWindow window = Windows.Of("Europe/Berlin", hours: null);
        DateTimeOffset start = Windows.Instant("2026-03-28T00:00:00Z");

        for (int hour = 0; hour < 72; hour++)
            Assert.Equal(start.AddHours(hour), window.NextOpening(start.AddHours(hour)));
    }

    [Fact]
    public void An_open_instant_comes_back_with_its_own_offset_and_a_later_one_in_UTC()
    {
        HoursWindow window = Windows.Of("Europe/Berlin", "08:00-20:00");
        DateTimeOffset open = Windows.Instant("2026-07-01T12:00:00+05:45");
        DateTimeOffset closed = Windows.Instant("2026-07-01T23:00:00+02:00");

        Assert.True(open.EqualsExact(Assert.NotNull(window.NextOpening(open))));
        Assert.Equal(TimeSpan.Zero, Assert.NotNull(window.NextOpening(closed)).Offset);
    }

    [Fact]
    public void An_open_window_answers_without_allocating()
    {
        var rule = new WindowRule
        {
            Hours = "08:00-12:00,13:00-20:00",
            Days = [DayOfWeek.Wednesday],
            Holidays = ["2026-12-25"],
        };
        HoursWindow window = Windows.Of("Europe/Berlin", rule);
        DateTimeOffset open = Windows.Instant("2026-07-01T13:00:00Z");
        Assert.Equal(open, window.NextOpening(open));

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            _ = window.NextOpening(open);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Theory]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("Etc/GMT+12")]
    public void The_ends_of_the_calendar_are_no_error(string zone)
    {
        HoursWindow window = Windows.Of(zone, "00:01-00:02");

        Assert.NotNull(window.NextOpening(DateTimeOffset.MinValue));
        Assert.Null(window.NextOpening(DateTimeOffset.MaxValue));
    }
}
