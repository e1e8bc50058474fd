using Notification.Sdk.Gate;

namespace Notification.Sdk.Tests.Gate;

public sealed class GateClockTests
{
    [Fact]
    public void A_clock_of_ones_own_is_asked_each_time()
    {
        var time = new ManualClock();
        var clock = new GateClock(time);
        Assert.Equal(time.Now, clock.Now);
        time.Set(time.Now.AddTicks(1));
        Assert.Equal(time.Now, clock.Now);
        time.Set(time.Now.AddDays(-1));
        Assert.Equal(time.Now, clock.Now);
    }

    [Fact]
    public void The_systems_clock_is_never_ahead_of_itself()
    {
        var clock = new GateClock(TimeProvider.System);
        GateRig.RunTogether(4, _ =>
        {
            for (int i = 0; i < 100_000; i++)
            {
                DateTimeOffset now = clock.Now;
                Assert.True(now <= TimeProvider.System.GetUtcNow());
                Assert.NotEqual(default, now);
            }
        });
    }
}
