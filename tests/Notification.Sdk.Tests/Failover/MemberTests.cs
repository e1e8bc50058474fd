using Notification.Sdk.Dispatch;
using Notification.Sdk.Policies;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;
using Notification.Sdk.Tests.Dispatch;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Failover;

/// <summary>Which member is asked, and which one is waited for, by the state of each.</summary>
public sealed class MemberTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = Rig.Noon;

    private readonly GroupRig _group = new(options => options.EndpointConcurrency = 2);
    private CompiledEndpoint _endpoint = null!;

    private Lanes Lanes => _group.Rig.Get<Lanes>();

    public async Task InitializeAsync() =>
        _endpoint = (await _group.Rig.Get<PolicyProvider>().CurrentAsync(CancellationToken.None)).Tenant("").Endpoints[GroupRig.Group];

    public Task DisposeAsync() => _group.DisposeAsync().AsTask();

    [Fact]
    public void The_first_that_is_free_is_asked()
    {
        Assert.Equal("a", Choose().Member?.Name);

        Lane("a").PauseUntil(Noon.AddTicks(1));
        Assert.Equal("b", Choose().Member?.Name);
        Lane("b").FailedAt = Noon;
        Assert.Equal("c", Choose().Member?.Name);
    }

    [Fact]
    public void One_that_works_at_its_bound_is_waited_for_and_nobody_stands_in()
    {
        Lane("a").UnderWay = 1;
        Assert.Equal("a", Choose().Member?.Name);

        Lane("a").UnderWay = 2;
        MemberChoice choice = Choose();
        Assert.Equal((null, "a", Noon.AddSeconds(1)), (choice.Member?.Name, choice.Awaited?.Name, choice.FreeAt));
    }

    [Fact]
    public void One_whose_places_all_hang_is_passed_over()
    {
        (Lane("a").UnderWay, Lane("a").Hanging) = (2, 2);
        Assert.Equal("b", Choose().Member?.Name);

        (Lane("a").UnderWay, Lane("a").Hanging) = (2, 1);
        Assert.Equal("a", Choose().Awaited?.Name);
    }

    [Fact]
    public void When_none_is_free_the_one_that_is_free_first_is_awaited()
    {
        Lane("a").PauseUntil(Noon.AddMinutes(3));
        Lane("b").PauseUntil(Noon.AddMinutes(1));
        Lane("c").PauseUntil(Noon.AddMinutes(2));
        MemberChoice choice = Choose();
        Assert.Equal((null, "b", Noon.AddMinutes(1)), (choice.Member?.Name, choice.Awaited?.Name, choice.FreeAt));

        // Of two alike the first in order.
        Lane("a").Shift(TimeSpan.FromMinutes(-2));
        Assert.Equal("a", Choose().Awaited?.Name);

        (Lane("a").UnderWay, Lane("a").Hanging) = (2, 2);
        choice = Choose();
        Assert.Equal(("a", Noon.AddSeconds(1)), (choice.Awaited?.Name, choice.FreeAt));
    }

    [Fact]
    public void The_member_that_may_have_taken_it_is_waited_for_while_there_is_patience()
    {
        TimeSpan patience = _endpoint.Group!.Group.Patience;
        Lane("b").PauseUntil(Noon + patience - TimeSpan.FromTicks(1));
        Assert.Equal((null, "b"), (Choose(member: "b").Member?.Name, Choose(member: "b").Awaited?.Name));

        Lane("b").PauseUntil(Noon + patience);
        Assert.Equal("a", Choose(member: "b").Member?.Name);
        Assert.Equal("c", Choose(member: "c").Member?.Name);

        // Without patience left, it is the last.
        Assert.Equal("a", Choose(member: "c", now: Noon + patience).Member?.Name);
        Assert.Equal("c", Choose(member: "c", now: Noon + patience - TimeSpan.FromTicks(1)).Member?.Name);
    }

    [Fact]
    public void An_attempt_that_was_interrupted_is_made_as_it_was_begun()
    {
        Lane("a").FailedAt = Noon;
        Assert.Equal("b", Choose().Member?.Name);
        Assert.Equal("a", Choose(isInterrupted: true).Member?.Name);
    }

    [Theory]
    [InlineData(5, 5)]
    [InlineData(null, 0)]
    [InlineData(600, 60)]
    public async Task A_ban_pauses_the_member_for_as_long_as_it_asks_and_no_longer_than_the_longest_wait(int? asked, int minutes)
    {
        await using var group = new GroupRig(options => options.Retry.LongestWait = TimeSpan.FromHours(1));
        TimeSpan first = (await group.Rig.Get<PolicyProvider>().CurrentAsync(CancellationToken.None)).Retries[0];
        group.Answers("a", DeliveryReceipt.Deferred("429", "slow", asked is { } wait ? TimeSpan.FromMinutes(wait) : null, pausesEndpoint: true));
        await group.PublishAsync();

        Assert.Equal(
            Noon + (minutes == 0 ? first : TimeSpan.FromMinutes(minutes)), group.Rig.Get<Lanes>().Of(new EndpointKey("", "a")).PausedUntil);
        Assert.Equal("a b", group.Asked);
    }

    [Fact]
    public async Task A_member_has_a_place_taken_while_it_is_asked_and_the_group_until_the_attempt_is_over()
    {
        List<string> places = [];
        Func<Delivery, DeliveryReceipt> Note(DeliveryReceipt receipt) => delivery =>
        {
            places.Add($"{delivery.Target.Endpoint}: group {Lane(GroupRig.Group).UnderWay}, a {Lane("a").UnderWay}, b {Lane("b").UnderWay}");
            return receipt;
        };
        _group.Answers("a", Note(GroupRig.Refused));
        _group.Answers("b", Note(DeliveryReceipt.Delivered("ok")));
        await _group.PublishAsync();

        Assert.Equal(["a: group 1, a 1, b 0", "b: group 1, a 0, b 1"], places);
        Assert.Equal((0, 0, 0), (Lane(GroupRig.Group).UnderWay, Lane("a").UnderWay, Lane("b").UnderWay));
    }

    private Lane Lane(string name) => Lanes.Of(new EndpointKey("", name));

    private MemberChoice Choose(string? member = null, bool isInterrupted = false, DateTimeOffset? now = null) => MemberChoice.Of(
        Claims.New(endpoint: new EndpointKey("", GroupRig.Group), member: member, isInterrupted: isInterrupted),
        new GroupAttempt(_endpoint.Group!, 0, TimeSpan.FromSeconds(30), CancellationToken.None),
        Lanes,
        _group.Rig.Get<AttemptRunner>(),
        places: 2,
        now ?? Noon);
}
