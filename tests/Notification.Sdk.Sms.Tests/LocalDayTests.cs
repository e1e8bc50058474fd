using FsCheck;
using FsCheck.Fluent;
using Notification.Sdk.Sms.Budget;

namespace Notification.Sdk.Sms.Tests;

public sealed class LocalDayTests
{
    [Theory]
    [InlineData("Asia/Shanghai", "2026-03-02T15:59:59Z", "2026-03-02", "2026-03-02T16:00:00Z")]
    [InlineData("Asia/Shanghai", "2026-03-02T16:00:00Z", "2026-03-03", "2026-03-03T16:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-28T23:30:00Z", "2026-03-29", "2026-03-29T22:00:00Z")]
    [InlineData("America/Havana", "2026-03-08T04:59:00Z", "2026-03-07", "2026-03-08T05:00:00Z")]
    [InlineData("Etc/UTC", "2026-12-31T00:00:00Z", "2026-12-31", "2027-01-01T00:00:00Z")]
    public void A_day_ends_at_local_midnight(string zone, string now, string date, string end)
    {
        var day = LocalDay.At(DateTimeOffset.Parse(now, null), TimeZoneInfo.FindSystemTimeZoneById(zone));

        Assert.Equal((DateOnly.Parse(date, null), DateTimeOffset.Parse(end, null)), (day.Date, day.End));
    }

    [Fact]
    public void The_end_of_a_day_is_later_than_now_and_at_most_26_hours_away() => Prop.ForAll(
        Gen.Elements("Asia/Shanghai", "America/Havana", "Asia/Beirut", "Pacific/Apia", "America/St_Johns", "Europe/Lisbon").ToArbitrary(),
        Gen.Choose(0, 20 * 365 * 24 * 60).ToArbitrary(),
        (zone, minutes) =>
        {
            DateTimeOffset now = DateTimeOffset.UnixEpoch.AddYears(40).AddMinutes(minutes);
            var found = TimeZoneInfo.FindSystemTimeZoneById(zone);
            var day = LocalDay.At(now, found);
            return day.End > now
                && day.End - now <= TimeSpan.FromHours(26) && LocalDay.At(day.End, found).Date > day.Date;
        }).Holds();
}
