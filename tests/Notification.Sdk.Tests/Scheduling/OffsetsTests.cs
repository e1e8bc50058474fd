using Notification.Sdk.Scheduling;

namespace Notification.Sdk.Tests.Scheduling;

public sealed class OffsetsTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29T01:00:00Z", "2028-01-01T00:00:00Z", "2026-10-25T01:00:00Z")]
    [InlineData("Europe/Berlin", "2026-01-01T00:00:00Z", "2026-12-31T00:00:00Z", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29T00:59:59Z", "2026-03-29T01:00:00Z", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-28T00:00:00Z", "2026-03-29T00:59:59Z", null)]
    [InlineData("Australia/Lord_Howe", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z", "2026-04-04T15:00:00Z")]
    [InlineData("Asia/Shanghai", "2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z", null)]
    public void The_first_change_is_the_first_instant_with_another_offset(
        string zone, string after, string until, string? expected)
    {
        long? change = Windows.Zone(zone)
            .FirstChange(Windows.Instant(after).UtcTicks, Windows.Instant(until).UtcTicks);

        Assert.Equal(expected is null ? null : Windows.Instant(expected).UtcTicks, change);
    }
}
