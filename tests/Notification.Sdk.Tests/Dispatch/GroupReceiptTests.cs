using System.Globalization;
using Notification.Sdk.Dispatch;
using Notification.Sdk.Policies;
using Notification.Sdk.Settings;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Dispatch;

/// <summary>What the answers of a group's members come to, and when one of them has the next one asked.</summary>
public sealed class GroupReceiptTests
{
    private static readonly DeliveryReceipt Refused = DeliveryReceipt.Rejected("400", "no");
    private static readonly DeliveryReceipt Gone = DeliveryReceipt.Rejected("410", "gone", disablesEndpoint: true);
    private static readonly DeliveryReceipt Unreachable = DeliveryReceipt.Deferred("connect", "no way", nothingSent: true);

    [Fact]
    public void The_next_member_is_asked_when_the_answer_is_certain_or_asks_for_a_long_time()
    {
        Assert.True(MovesOn(Refused));
        Assert.True(MovesOn(Unreachable));
        Assert.True(MovesOn(DeliveryReceipt.Deferred("429", "slow", TimeSpan.FromSeconds(1), pausesEndpoint: true)));
        Assert.True(MovesOn(DeliveryReceipt.Deferred("429", "slow", TimeSpan.FromSeconds(61))));
        Assert.False(MovesOn(DeliveryReceipt.Deferred("429", "slow", TimeSpan.FromSeconds(60))));
        Assert.False(MovesOn(DeliveryReceipt.Deferred("429", "slow")));
        Assert.False(MovesOn(DeliveryReceipt.Deferred("429", "slow", TimeSpan.FromSeconds(61), stillOwed: ["ann"])));
        Assert.False(MovesOn(DeliveryReceipt.Delivered("200")));
        Assert.False(MovesOn(DeliveryReceipt.Rejected("400", "no", mayHaveArrived: true)));
    }

    [Fact]
    public void When_all_refused_a_refusal_of_the_message_is_told_before_one_of_the_endpoint()
    {
        DeliveryReceipt receipt = Of([("a", Refused), ("b", Gone)]);
        Assert.Equal((ReceiptStatus.Rejected, "400", "a", false), (receipt.Status, receipt.Code, receipt.Member, receipt.DisablesEndpoint));

        receipt = Of([("a", Gone), ("b", Gone)]);
        Assert.Equal(("410", "b", true), (receipt.Code, receipt.Member, receipt.DisablesEndpoint));
    }

    [Fact]
    public void When_one_may_take_it_later_the_attempt_is_deferred_by_the_shortest_wait()
    {
        DeliveryReceipt receipt = Of(
            [("a", DeliveryReceipt.Deferred("busy", "later", TimeSpan.FromMinutes(5))), ("b", DeliveryReceipt.Deferred("slow", "later", TimeSpan.FromMinutes(3)))]);
        Assert.Equal(
            (ReceiptStatus.Deferred, "slow", TimeSpan.FromMinutes(3), null, true),
            (receipt.Status, receipt.Code, receipt.RetryAfter, receipt.Member, receipt.WasTried));

        Assert.Null(Of([("a", Unreachable)]).RetryAfter);
    }

    [Fact]
    public void A_member_that_is_awaited_is_as_good_as_one_that_answered()
    {
        var choice = new MemberChoice(null, Member("c"), Rig.Noon.AddSeconds(30));
        DeliveryReceipt receipt = GroupReceipt.Of([Answer("a", Refused)], choice, Rig.Noon);
        Assert.Equal((ReceiptStatus.Deferred, TimeSpan.FromSeconds(30), "c"), (receipt.Status, receipt.RetryAfter, receipt.Member));

        // One that may be asked at once, but for the attempt's time.
        receipt = GroupReceipt.Of([Answer("a", Refused)], new MemberChoice(Member("b"), null, null), Rig.Noon);
        Assert.Equal((ReceiptStatus.Deferred, null, "b"), (receipt.Status, receipt.RetryAfter, receipt.Member));
    }

    [Fact]
    public void What_no_member_tried_costs_no_attempt()
    {
        DeliveryReceipt receipt = Of(
            [("a", DeliveryReceipt.NotTried("pace", "wait", TimeSpan.FromSeconds(40))), ("b", DeliveryReceipt.NotTried("pace", "wait", TimeSpan.FromSeconds(20)))]);
        Assert.Equal((false, TimeSpan.FromSeconds(20)), (receipt.WasTried, receipt.RetryAfter));

        Assert.True(Of([("a", DeliveryReceipt.NotTried("pace", "wait", TimeSpan.FromSeconds(40))), ("b", Unreachable)]).WasTried);
    }

    private static bool MovesOn(DeliveryReceipt receipt) => new MemberAnswer(Member("a"), receipt).MovesOn;

    private static DeliveryReceipt Of(params (string Member, DeliveryReceipt Receipt)[] answers) =>
        GroupReceipt.Of([.. answers.Select(answer => Answer(answer.Member, answer.Receipt))], default, Rig.Noon);

    private static MemberAnswer Answer(string member, DeliveryReceipt receipt) => new(Member(member), receipt);

    private static CompiledEndpoint Member(string name) =>
        new(new Endpoint { Name = name, Channel = "recording", Address = name }, owner: null, CultureInfo.InvariantCulture, TimeZoneInfo.Utc);
}
