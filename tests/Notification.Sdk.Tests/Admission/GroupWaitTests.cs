using System.Globalization;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Admission;

/// <summary>What comes within one interval goes out together, at the end of the interval; each node knows that end without asking.</summary>
public sealed class GroupWaitTests
{
    [Theory]
    [InlineData("12:00:00", "12:10:00")]
    [InlineData("12:00:01", "12:10:00")]
    [InlineData("12:09:59", "12:10:00")]
    [InlineData("12:10:00", "12:20:00")]
    public async Task An_event_waits_for_the_end_of_its_interval(string published, string due)
    {
        await using Rig rig = WithWait();
        rig.Time.AdvanceTo(At(published));

        LegResult leg = Assert.Single((await rig.PublishAsync(Rig.Alert(topic: "thing"))).Legs);

        Assert.Equal(At(due), leg.DueAt);
    }

    [Fact]
    public async Task All_of_one_interval_are_one_message_and_those_of_the_next_another()
    {
        await using Rig rig = WithWait();
        foreach (string at in (string[])["12:01:00", "12:09:00", "12:11:00"])
        {
            await rig.RunUntilAsync(At(at));
            await rig.PublishAsync(Rig.Alert(topic: "thing"));
        }

        await rig.RunUntilAsync(At("12:30:00"));
        Assert.Equal([(At("12:10:00"), 2), (At("12:20:00"), 1)], rig.Sent.Select(sent => (sent.At, sent.Delivery.Events.Count)));
    }

    [Fact]
    public async Task An_interval_that_ends_while_the_window_is_closed_goes_on_to_the_opening()
    {
        await using Rig rig = WithWait(new WindowRule { Hours = "09:00-12:05", WhenClosed = WhenClosed.Hold });
        rig.Time.AdvanceTo(At("12:01:00"));
        DateTimeOffset tomorrow = At("09:00:00").AddDays(1);

        Assert.Equal(tomorrow, Assert.Single((await rig.PublishAsync(Rig.Alert(topic: "thing"))).Legs).DueAt);
        Assert.Equal(tomorrow, Assert.Single((await rig.PublishAsync(Rig.Alert(topic: "thing"))).Legs).DueAt);
        await rig.RunUntilAsync(tomorrow);
        Assert.Equal(2, Assert.Single(rig.Sent).Delivery.Events.Count);
    }

    [Fact]
    public async Task Without_a_wait_each_goes_out_at_once_and_alone()
    {
        await using Rig rig = new(options => options.Topics["thing"] = new TopicPolicy { Throttles = [] });

        Assert.Equal(Rig.Noon, Assert.Single((await rig.PublishAsync(Rig.Alert(topic: "thing"))).Legs).DueAt);
        await rig.PublishAsync(Rig.Alert(topic: "thing"));
        await rig.DispatchAsync();
        Assert.Equal([1, 1], rig.Sent.Select(sent => sent.Delivery.Events.Count));
    }

    [Fact]
    public async Task A_closed_window_that_drops_refuses_even_when_it_opens_before_the_wait_ends()
    {
        await using Rig rig = WithWait(new WindowRule { Hours = "12:05-18:00", WhenClosed = WhenClosed.Drop });

        Assert.Equal(Rules.Window, (await rig.PublishAsync(Rig.Alert(topic: "thing"))).Rule);
        rig.Time.AdvanceTo(At("12:05:00"));
        Assert.Equal(At("12:10:00"), Assert.Single((await rig.PublishAsync(Rig.Alert(topic: "thing"))).Legs).DueAt);
    }

    private static DateTimeOffset At(string time) =>
        new(DateOnly.FromDateTime(Rig.Noon.Date), TimeOnly.Parse(time, CultureInfo.InvariantCulture), TimeSpan.Zero);

    private static Rig WithWait(WindowRule? window = null) => new(options => options.Topics["thing"] = new TopicPolicy
    {
        Throttles = [],
        GroupWait = TimeSpan.FromMinutes(10),
        Window = window,
    });
}
