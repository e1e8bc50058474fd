using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Dispatch;

/// <summary>When another attempt follows, by the hours of the topic.</summary>
public sealed class SettlerTests
{
    [Fact]
    public async Task A_wait_that_ends_outside_the_hours_lasts_until_they_begin()
    {
        await using Rig rig = NewRig(new WindowRule { Hours = "08:00-13:00" });
        rig.Channel.Answers(DeliveryReceipt.Deferred("busy", "Later.", TimeSpan.FromHours(2)));
        await rig.PublishAsync(Rig.Alert());

        Assert.Equal(Rig.Noon.AddHours(20), await rig.DispatchAsync());
    }

    [Fact]
    public async Task Hours_that_never_come_again_end_it_after_the_wait()
    {
        await using Rig rig = NewRig(
            new WindowRule { Window = "ending" }, builder => builder.AddWindow("ending", new OpenUntil(Rig.Noon.AddMinutes(30))));
        rig.Channel.Answers(DeliveryReceipt.Deferred("busy", "Later.", TimeSpan.FromHours(1)));
        await rig.PublishAsync(Rig.Alert());
        Assert.Equal(Rig.Noon.AddHours(1), await rig.DispatchAsync());
        Assert.Equal(1, await rig.CountAsync(Outcome.Waiting));

        await rig.RunForAsync(TimeSpan.FromHours(1));
        Assert.Single(rig.Sent);
        Assert.Equal(1, await rig.CountAsync(Outcome.Suppressed, Rules.Window));
    }

    private static Rig NewRig(WindowRule window, Action<ISecurityNotificationsBuilder>? build = null) => new(
        options => options.AlertsOnly(policy => policy.Window = window), build);

    private sealed class OpenUntil(DateTimeOffset end) : IScheduleWindow
    {
        public DateTimeOffset? NextOpening(DateTimeOffset from) => from <= end ? from : null;
    }
}
