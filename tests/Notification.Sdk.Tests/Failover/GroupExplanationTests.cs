using Notification.Sdk.Dispatch;
using Notification.Sdk.Policies;
using Notification.Sdk.Stores;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Failover;

/// <summary>An explanation names the members that would be asked now, in their order.</summary>
public sealed class GroupExplanationTests
{
    private const string Noon = "oncall at 2026-03-02T12:00:00Z";

    [Fact]
    public async Task The_order_is_the_written_one_while_all_are_well()
    {
        await using var group = new GroupRig();
        Assert.Equal($"It goes out: {Noon} by a, then b, c.", await ToldAsync(group));
    }

    [Fact]
    public async Task A_member_that_failed_stands_behind_the_others_until_it_has_rested()
    {
        await using var group = new GroupRig();
        group.Answers("a", GroupRig.Refused);
        await group.PublishAsync();
        Assert.Equal($"It goes out: {Noon} by b, then c, a (failed just now).", await ToldAsync(group));

        // What it says is what then happens.
        await group.PublishAsync("web-2");
        Assert.Equal("a b b", group.Asked);
        group.Rig.Time.Advance(new EndpointGroup { Members = [] }.Rest);
        Assert.Contains("by a, then b, c.", await ToldAsync(group), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_that_is_banned_is_paused_and_one_that_is_disabled_is_left_out()
    {
        await using var group = new GroupRig(options => options.Endpoints["b"].State = EndpointState.Disabled);
        group.Answers("a", DeliveryReceipt.Deferred("130101", "banned", TimeSpan.FromMinutes(10), pausesEndpoint: true));
        await group.PublishAsync();
        Assert.Equal($"It goes out: {Noon} by c, then a (paused).", await ToldAsync(group));
    }

    [Fact]
    public async Task A_weighted_group_draws_among_those_that_are_well()
    {
        await using var group = new GroupRig(options => options.Endpoints[GroupRig.Group].Group!.Order = GroupOrder.Weighted);
        group.Answers("b", GroupRig.Refused);
        while (!group.Asked.Contains('b', StringComparison.Ordinal))
        {
            await group.PublishAsync(Guid.NewGuid().ToString("N"));
        }

        Assert.Equal($"It goes out: {Noon} by a or c, then b (failed just now).", await ToldAsync(group));
    }

    [Fact]
    public async Task Members_that_are_paused_stand_in_the_order_in_which_they_are_free_again()
    {
        await using var group = new GroupRig();
        Lanes lanes = group.Rig.Get<Lanes>();
        lanes.Of(new EndpointKey("", "a")).PauseUntil(Rig.Noon.AddMinutes(10));
        lanes.Of(new EndpointKey("", "b")).PauseUntil(Rig.Noon.AddMinutes(5));
        Assert.Equal($"It goes out: {Noon} by c, then b (paused), a (paused).", await ToldAsync(group));

        // A pause that is just over, or long over, is none.
        group.Rig.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Contains("by b, then c, a (paused).", await ToldAsync(group), StringComparison.Ordinal);
        group.Rig.Time.Advance(TimeSpan.FromMinutes(6));
        Assert.Contains("by a, then b, c.", await ToldAsync(group), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_weighted_group_that_is_well_draws_among_all_and_nobody_stands_behind()
    {
        await using var group = new GroupRig(options => options.Endpoints[GroupRig.Group].Group!.Order = GroupOrder.Weighted);
        group.Rig.Get<Lanes>().Of(new EndpointKey("", "a")).PauseUntil(Rig.Noon);
        Assert.Equal($"It goes out: {Noon} by a or b or c.", await ToldAsync(group));
    }

    [Fact]
    public async Task A_group_of_which_none_may_be_used_says_so()
    {
        await using var group = new GroupRig(options =>
        {
            foreach (string member in (string[])["a", "b", "c"])
            {
                options.Endpoints[member].State = EndpointState.AutoDisabled;
            }
        });

        Assert.Contains("by no member: none may be used", await ToldAsync(group), StringComparison.Ordinal);
    }

    private static async Task<string> ToldAsync(GroupRig group) =>
        (await group.Rig.Notifier.ExplainAsync(Rig.Alert("web-9"))).Steps[^1].Reason;
}
