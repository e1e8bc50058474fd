using Notification.Sdk.Policies;
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

    private static async Task<string> ToldAsync(GroupRig group) =>
        (await group.Rig.Notifier.ExplainAsync(Rig.Alert("web-9"))).Steps[^1].Reason;
}
