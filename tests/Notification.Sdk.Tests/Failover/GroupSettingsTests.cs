using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Notification.Sdk.Policies;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Failover;

public sealed class GroupSettingsTests
{
    public static TheoryData<string, string> Faults => new()
    {
        { "empty", "Endpoints:oncall:Group:Members: there are 0 members. Name 1 to 16 endpoints." },
        { "unknown", "Endpoints:oncall:Group:Members:1: there is no endpoint 'nowhere'. Use one of a, b, c, inbox, oncall, ops." },
        { "itself", "Endpoints:oncall:Group:Members:0: the group is a member of itself. Take it away." },
        { "nested", "Endpoints:oncall:Group:Members:1: 'other' is a group too. Name its members here instead." },
        { "twice", "Endpoints:oncall:Group:Members:1: 'A' stands there twice. Take one away; for more load give it a weight." },
        { "weights-short", "Endpoints:oncall:Group:Weights: there are 2 weights for 3 members. Give one for each member, or none." },
        { "weights-idle", "Endpoints:oncall:Group:Weights: weights are given, but the order is not Weighted." },
        { "weights-zero", "Endpoints:oncall:Group:Weights: 0 is out of range. Use 1 to 1000." },
        { "address", "Endpoints:oncall:Address: a group has no address of its own." },
        { "channel", "Endpoints:oncall:Channel: it is 'recording', but the endpoint has a Group. Set it to 'group', or take Group away." },
        { "no-group", "Endpoints:oncall:Group: the endpoint is a group without members. Name them in Group:Members." },
        { "rest", "Endpoints:oncall:Group:Rest: 2.00:00:00 is out of range. Use 00:00:00 to 1.00:00:00." },
        { "patience", "Endpoints:oncall:Group:Patience: 8.00:00:00 is out of range." },
        { "tell", "Endpoints:oncall:Group:TellEvery: 00:00:01 is out of range." },
        { "primary", "Contacts:boss:Endpoints: the primary contact has no endpoint that is not disabled" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_is_told_with_key_and_mend(string fault, string expected)
    {
        await using var group = new GroupRig(options => Break(fault, options));
        OptionsValidationException refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => group.PublishAsync());
        string line = Assert.Single(refusal.Failures);
        Assert.StartsWith(expected, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_name_of_groups_is_kept_from_channels()
    {
        await using var group = new GroupRig(
            build: builder => builder.Services.AddSingleton<IChannel>(new RecordingChannel(TimeProvider.System, EndpointGroup.ChannelName)));
        OptionsValidationException refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => group.PublishAsync());
        Assert.StartsWith("Channels: a channel is named 'group'", Assert.Single(refusal.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_is_not_deleted_while_a_group_names_it()
    {
        await using var group = new GroupRig();
        ArgumentException refusal = await Assert.ThrowsAsync<ArgumentException>(
            async () => await group.Rig.Settings.DeleteAsync<Endpoint>("b", "ann"));
        Assert.Contains("Endpoints:oncall:Group:Members:1: there is no endpoint 'b'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_is_saved_at_run_time_and_needs_no_verification()
    {
        await using var group = new GroupRig(options => options.RequireVerification = true);
        await group.Rig.Settings.SaveAsync(
            new Endpoint
            {
                Name = GroupRig.Group,
                Channel = "group",
                Group = new EndpointGroup { Members = ["c", "a"] },
            },
            "ann");
        await group.PublishAsync();
        Assert.Equal("c", group.Asked);
    }

    [Fact]
    public async Task Members_that_receive_nothing_any_more_are_told()
    {
        await using var group = new GroupRig();
        await group.Rig.Settings.SaveAsync(
            new Endpoint { Name = GroupRig.Group, Channel = "group", Group = new EndpointGroup { Members = ["a"] } }, "ann");
        await group.Rig.DispatchAsync();
        Assert.Equal(["b", "c"], group.Rig.Sent.Select(sent => sent.Delivery.Target.Address).Order());
    }

    [Fact]
    public async Task A_test_of_a_group_tests_every_member()
    {
        await using var group = new GroupRig(options => options.Endpoints["c"].Verified = false);
        group.Answers("b", GroupRig.Refused);
        TestReceipt receipt = await group.Rig.Notifier.TestAsync(GroupRig.Group);

        Assert.Equal((ReceiptStatus.Rejected, "group", "group"), (receipt.Status, receipt.Channel, receipt.Code));
        Assert.Equal(
            "1 of 3 members took it: a Delivered ok, b Rejected 400, c Rejected unverified.", receipt.Detail);
        Assert.Equal(
            [("a", ReceiptStatus.Delivered), ("b", ReceiptStatus.Rejected), ("c", ReceiptStatus.Rejected)],
            receipt.Members.Select(member => (member.Endpoint, member.Status)));
        Assert.Equal(["a", "b"], group.Rig.Sent.Select(sent => sent.Delivery.Target.Endpoint).Order());

        TestReceipt verification = await group.Rig.Settings.RequestVerificationAsync(GroupRig.Group);
        Assert.Equal((ReceiptStatus.Rejected, "group"), (verification.Status, verification.Code));
    }

    private static void Break(string fault, SecurityNotificationsOptions options)
    {
        Endpoint endpoint = options.Endpoints[GroupRig.Group];
        EndpointGroup group = endpoint.Group!;
        switch (fault)
        {
            case "empty": group.Members = []; break;
            case "unknown": group.Members = ["a", "nowhere"]; break;
            case "itself": group.Members = ["ONCALL", "a"]; break;
            case "nested":
                options.Endpoints["other"] = new Endpoint { Channel = "group", Group = new EndpointGroup { Members = ["a"] } };
                group.Members = ["a", "other"];
                break;
            case "twice": group.Members = ["a", "A"]; break;
            case "weights-short": (group.Order, group.Weights) = (GroupOrder.Weighted, [1, 2]); break;
            case "weights-idle": group.Weights = [1, 2, 3]; break;
            case "weights-zero": (group.Order, group.Weights) = (GroupOrder.Weighted, [0, 2, 3]); break;
            case "address": endpoint.Address = "somewhere"; break;
            case "channel": endpoint.Channel = "recording"; endpoint.Address = ""; break;
            case "no-group": endpoint.Group = null; break;
            case "rest": group.Rest = TimeSpan.FromDays(2); break;
            case "patience": group.Patience = TimeSpan.FromDays(8); break;
            case "tell": group.TellEvery = TimeSpan.FromSeconds(1); break;
            default:
                options.Contacts["boss"].Endpoints = [GroupRig.Group];
                group.Members.ForEach(member => options.Endpoints[member].State = EndpointState.Disabled);
                break;
        }
    }
}
