using Notification.Sdk.Dispatch;
using Notification.Sdk.Policies;

namespace Notification.Sdk.Tests.Dispatch;

public sealed class RetryScheduleTests
{
    private static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(100)];

    [Fact]
    public void Jitter_lengthens_a_wait_by_its_part_at_most_and_alike_in_every_run()
    {
        var rule = new RetryRule { Jitter = 0.5 };
        TimeSpan[] waits = [.. Enumerable.Range(0, 200).Select(i => RetrySchedule.WaitAfter(1, Waits, rule, $"d-{i}", null)!.Value)];

        Assert.All(waits, wait => Assert.InRange(wait, TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(150)));
        Assert.True(waits.Max() - waits.Min() > TimeSpan.FromSeconds(40));
        Assert.Equal(waits[7], RetrySchedule.WaitAfter(1, Waits, rule, "d-7", null));
    }

    [Fact]
    public void After_the_last_wait_there_is_none() =>
        Assert.Null(RetrySchedule.WaitAfter(2, Waits, new RetryRule(), "d", TimeSpan.FromHours(1)));
}
