using Notification.Sdk.Events;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Dispatch;

/// <summary>The clock is set by hours: the log names it, waits of endpoints last as long as before, and nothing is sent twice.</summary>
public sealed class ClockTests
{
    [Theory]
    [InlineData(-5, "back")]
    [InlineData(5, "forward")]
    public async Task A_clock_that_was_set_is_named_in_the_log_once(int hours, string direction)
    {
        await using var rig = new Rig(Configure);
        await rig.DispatchAsync();
        rig.Time.Set(Rig.Noon.AddHours(hours));
        await rig.DispatchAsync();
        await rig.DispatchAsync();

        string line = Assert.Single(rig.Logs.Lines, line => line.Contains("The clock was set", StringComparison.Ordinal));
        Assert.Contains($"set {direction} by 05:00:00", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Time_that_passes_is_no_jump()
    {
        await using var rig = new Rig(Configure);
        await rig.DispatchAsync();
        rig.Time.Advance(TimeSpan.FromDays(3));
        await rig.DispatchAsync();

        Assert.DoesNotContain(rig.Logs.Lines, line => line.Contains("The clock was set", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(5)]
    public async Task A_pause_lasts_as_long_as_before(int hours)
    {
        await using var rig = new Rig(options =>
        {
            Configure(options);
            options.EndpointConcurrency = 1;
        });
        rig.Channel.Answers(DeliveryReceipt.Deferred("429", "slow", TimeSpan.FromMinutes(10), pausesEndpoint: true));
        await rig.PublishAsync(Rig.Alert("a"));
        await rig.DispatchAsync();
        rig.Channel.Answers(DeliveryReceipt.Delivered("200"));
        DateTimeOffset set = Rig.Noon.AddHours(hours);
        rig.Time.Set(set);
        await rig.PublishAsync(Rig.Alert("b"));
        await rig.DispatchAsync();
        Assert.Single(rig.Sent);

        await rig.RunForAsync(TimeSpan.FromMinutes(11));
        Assert.Equal(set.AddMinutes(10), rig.Sent[1].At);
    }

    [Fact]
    public async Task Pace_goes_on_after_the_clock_was_set_back()
    {
        await using var rig = new Rig(Configure);
        rig.Channel.Pacing = new ChannelPacing(1, TimeSpan.FromMinutes(1));
        await rig.PublishAsync(Rig.Alert("a"));
        await rig.DispatchAsync();
        rig.Time.Set(Rig.Noon.AddHours(-3));
        await rig.PublishAsync(Rig.Alert("b"));
        await rig.RunForAsync(TimeSpan.FromMinutes(2));

        Assert.Equal([Rig.Noon, Rig.Noon.AddHours(-3).AddMinutes(1)], rig.Sent.Select(sent => sent.At));
    }

    [Fact]
    public async Task What_is_claimed_again_while_it_is_under_way_is_not_sent_again()
    {
        var stores = new SharedStores();
        await using var rig = new Rig(Configure, stores.Use);
        var answer = new TaskCompletionSource<DeliveryReceipt>();
        rig.Channel.Answer = async (_, _) => await answer.Task;
        await rig.PublishAsync(Rig.Alert("a"));
        Task<DateTimeOffset?> dispatching = rig.DispatchAsync();
        await WaitFor.TrueAsync(() => stores.Outbox.LastClaims.Count > 0);
        stores.Outbox.ClaimsAgain = true;
        await rig.PublishAsync(Rig.Alert("b"));
        await WaitFor.TrueAsync(() => !stores.Outbox.ClaimsAgain);
        answer.SetResult(DeliveryReceipt.Delivered("200"));
        await dispatching;

        Assert.Equal(2, rig.Sent.Count);
        Assert.Equal(2, await rig.CountAsync(Outcome.Delivered));
    }

    [Theory]
    [InlineData(-13)]
    [InlineData(13)]
    public async Task Counts_of_another_time_do_not_condemn_an_endpoint(int hours)
    {
        await using var rig = new Rig(Configure);
        rig.Channel.Answers(DeliveryReceipt.Rejected("400", "no"));
        for (int i = 0; i < 19; i++)
        {
            await rig.PublishAsync(Rig.Alert($"web-{i}"));
        }

        await rig.DispatchAsync();
        rig.Time.Set(Rig.Noon.AddHours(hours));
        await rig.PublishAsync(Rig.Alert("last"));
        await rig.DispatchAsync();

        Assert.Empty(await rig.Get<Sdk.Stores.IHealthStore>().LoadAsync(default));
    }

    private static void Configure(SecurityNotificationsOptions options)
    {
        options.AlertsOnly();
    }
}
