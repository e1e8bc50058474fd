using Quickstart;

namespace Notification.Sdk.Samples.Tests;

public sealed class VirtualClockTests
{
    [Fact]
    public void The_clock_never_steps_back()
    {
        var clock = new VirtualClock();
        clock.AdvanceTo(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(2)));
        clock.AdvanceTo(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero), clock.GetUtcNow());
    }
}
