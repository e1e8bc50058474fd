using System.Globalization;
using Notification.Sdk.Scheduling;

namespace Notification.Sdk.Tests.Scheduling;

/// <summary>The expected instants were worked out minute by minute with another library, Python's zoneinfo.</summary>
public sealed class LocalTimesTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-07-01T08:00", "2026-07-01T06:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29T01:59", "2026-03-29T00:59:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29T02:00", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29T03:00", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25T01:59", "2026-10-24T23:59:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25T02:00", "2026-10-25T00:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25T03:00", "2026-10-25T02:00:00Z")]
    [InlineData("Europe/Berlin", "2027-03-28T02:30", "2027-03-28T01:00:00Z")]
    [InlineData("Europe/Berlin", "2027-10-31T02:30", "2027-10-31T00:30:00Z")]
    [InlineData("America/New_York", "2026-03-08T02:30", "2026-03-08T07:00:00Z")]
    [InlineData("America/New_York", "2026-11-01T01:30", "2026-11-01T05:30:00Z")]
    [InlineData("America/New_York", "2026-11-01T02:00", "2026-11-01T07:00:00Z")]
    [InlineData("America/New_York", "2027-03-14T02:30", "2027-03-14T07:00:00Z")]
    [InlineData("America/New_York", "2027-11-07T01:30", "2027-11-07T05:30:00Z")]
    [InlineData("Australia/Sydney", "2026-10-04T02:30", "2026-10-03T16:00:00Z")]
    [InlineData("Australia/Sydney", "2026-04-05T02:30", "2026-04-04T15:30:00Z")]
    [InlineData("Australia/Sydney", "2027-10-03T02:30", "2027-10-02T16:00:00Z")]
    [InlineData("Australia/Sydney", "2027-04-04T02:30", "2027-04-03T15:30:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-04T02:00", "2026-10-03T15:30:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:30:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-04T02:30", "2026-10-03T15:30:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-05T01:30", "2026-04-04T14:30:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-05T02:00", "2026-04-04T15:30:00Z")]
    [InlineData("Asia/Kathmandu", "2026-06-15T00:00", "2026-06-14T18:15:00Z")]
    [InlineData("Asia/Shanghai", "2026-06-15T00:00", "2026-06-14T16:00:00Z")]
    [InlineData("America/Havana", "2026-03-08T00:00", "2026-03-08T05:00:00Z")]
    [InlineData("Pacific/Apia", "2011-12-30T12:00", "2011-12-30T10:00:00Z")]
    [InlineData("Pacific/Kiritimati", "2026-06-15T00:00", "2026-06-14T10:00:00Z")]
    [InlineData("Etc/GMT+12", "2026-06-15T00:00", "2026-06-15T12:00:00Z")]
    public void A_skipped_time_is_the_next_valid_instant_and_a_repeated_one_the_first(
        string zone, string local, string expected)
    {
        DateTime wall = DateTime.Parse(local, CultureInfo.InvariantCulture);

        DateTimeOffset instant = LocalTimes.ToInstant(
            DateOnly.FromDateTime(wall), TimeOnly.FromDateTime(wall), Windows.Zone(zone));

        Assert.Equal(Windows.Instant(expected), instant);
        Assert.Equal(TimeSpan.Zero, instant.Offset);
    }

    [Theory]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("Etc/GMT+12")]
    public void The_ends_of_the_calendar_are_no_error(string zone)
    {
        DateTimeOffset first = LocalTimes.ToInstant(DateOnly.MinValue, TimeOnly.MinValue, Windows.Zone(zone));
        DateTimeOffset last = LocalTimes.ToInstant(DateOnly.MaxValue, TimeOnly.MaxValue, Windows.Zone(zone));

        Assert.True(first < DateTimeOffset.MinValue.AddDays(1));
        Assert.True(last > DateTimeOffset.MaxValue.AddDays(-1));
    }
}
