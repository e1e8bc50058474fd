using Notification.Sdk.Dispatch;
using Notification.Sdk.Policies;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Dispatch;

/// <summary>Which endpoints have a place, and when those that wait by themselves have one again.</summary>
public sealed class LanesTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = Rig.Noon;
    private static readonly EndpointKey Held = new("", "held");
    private static readonly EndpointKey Wide = new("", "wide");
    private static readonly EndpointKey Group = new("", "group");

    private readonly Rig _rig = new(options =>
    {
        options.EndpointConcurrency = 3;
        options.Health.RetryDisabledAfter = TimeSpan.FromHours(1);
        options.Endpoints["held"] = new Endpoint { Channel = "recording", Address = "held", State = EndpointState.AutoDisabled };
        options.Endpoints["wide"] = new Endpoint { Channel = "recording", Address = "wide", Concurrency = 9 };
        options.Endpoints["narrow"] = new Endpoint { Channel = "recording", Address = "narrow", Concurrency = 2 };
        options.Endpoints["group"] = new Endpoint
        {
            Channel = EndpointGroup.ChannelName,
            Group = new EndpointGroup { Members = ["wide", "narrow", "ops"] },
        };
    });

    private PolicySnapshot _snapshot = null!;

    private Lanes Lanes => _rig.Get<Lanes>();

    public async Task InitializeAsync() => _snapshot = await _rig.Get<PolicyProvider>().CurrentAsync(CancellationToken.None);

    public Task DisposeAsync() => _rig.DisposeAsync().AsTask();

    [Fact]
    public void An_endpoint_has_its_own_places_a_group_those_of_its_narrowest_member_and_others_the_general_number()
    {
        Assert.Equal(3, Lanes.PlacesOf(_snapshot, Claims.Ops));
        Assert.Equal(9, Lanes.PlacesOf(_snapshot, Wide));
        Assert.Equal(2, Lanes.PlacesOf(_snapshot, Group));
        Assert.Equal(3, Lanes.PlacesOf(_snapshot, new EndpointKey("", "gone")));
    }

    [Fact]
    public void Nothing_is_claimed_for_what_is_held_full_paused_or_still_has_claims()
    {
        Assert.Equal([Held], Busy());

        Lanes.Of(Claims.Ops).UnderWay = 3;
        Lanes.Of(Wide).UnderWay = 8;
        Lanes.Of(Group).PauseUntil(Noon.AddMinutes(1));
        Lanes.Take(Claims.New("d-2", endpoint: new EndpointKey("", "narrow")));
        Assert.Equal(["group", "held", "narrow", "ops"], Busy().Select(key => key.Name).Order());
        Assert.Equal(["group", "held", "ops"], Lanes.Busy(_snapshot, Noon, countsClaims: false).Select(key => key.Name).Order());

        Lanes.Of(Claims.Ops).UnderWay = 2;
        Assert.Equal(["held", "narrow"], Lanes.Busy(_snapshot, Noon.AddMinutes(1)).Select(key => key.Name).Order());
    }

    [Fact]
    public void What_waits_by_itself_says_when_it_is_free_again()
    {
        Lanes.Of(Claims.Ops).PauseUntil(Noon.AddMinutes(5));
        Lanes.Of(Wide).PauseUntil(Noon);
        Lanes.Of(Held).PauseUntil(Noon.AddMinutes(7));
        Assert.Equal([Noon.AddMinutes(5)], Pauses(Noon));
        Assert.Empty(Pauses(Noon.AddMinutes(5)));

        // Looking gives a held endpoint the time at which one delivery is tried.
        Busy();
        Assert.Equal([Noon.AddMinutes(5), Noon.AddHours(1)], Pauses(Noon).Order());
    }

    [Fact]
    public void A_claim_that_comes_again_is_the_same_delivery_under_its_latest_lease()
    {
        Claim first = Claims.New();
        Claim second = Claims.New();
        Lanes.Take(first);
        Lanes.Take(second);

        Assert.Same(first, Assert.Single(Lanes.Of(Claims.Ops).Claimed));
        Assert.Same(second, Lanes.LatestOf(first));
        Lanes.Forget(first);
        Assert.Same(first, Lanes.LatestOf(first));
        Lanes.Take(first);
        Assert.Equal(2, Lanes.Of(Claims.Ops).Claimed.Count);
    }

    [Fact]
    public void Claims_are_put_first_in_their_order_and_given_up_all_together()
    {
        foreach (string id in (string[])["a", "b", "c", "d"])
        {
            Lanes.Take(Claims.New(id));
        }

        Lanes.Take(Claims.New("e", endpoint: Wide));
        Lanes.PutFirst(claim => claim.DeliveryId is "b" or "d");
        Assert.Equal(["b", "d", "a", "c"], Lanes.Of(Claims.Ops).Claimed.Select(claim => claim.DeliveryId));
        Assert.Equal([Claims.Ops, Wide], Lanes.WithClaims.Select(lane => lane.Key).OrderBy(key => key.Name));

        Assert.Equal(["a", "b", "c", "d", "e"], Lanes.TakeClaims().Select(claim => claim.DeliveryId).Order());
        Assert.Empty(Lanes.WithClaims);
        Assert.Empty(Lanes.TakeClaims());
    }

    [Fact]
    public void What_hangs_takes_its_place_and_is_not_waited_for()
    {
        Assert.False(Lanes.IsUnderWay);
        (Lanes.Of(Claims.Ops).UnderWay, Lanes.Of(Claims.Ops).Hanging) = (1, 1);
        Assert.Equal((1, false), (Lanes.UnderWay, Lanes.IsUnderWay));

        Lanes.Of(Wide).UnderWay = 2;
        Assert.Equal((3, true), (Lanes.UnderWay, Lanes.IsUnderWay));
    }

    [Fact]
    public void A_clock_that_was_set_moves_every_lane()
    {
        Lanes.Of(Claims.Ops).PauseUntil(Noon);
        Lanes.Of(Wide).PauseUntil(Noon.AddHours(1));
        Lanes.Shift(TimeSpan.FromHours(2));

        Assert.Equal((Noon.AddHours(2), Noon.AddHours(3)), (Lanes.Of(Claims.Ops).PausedUntil, Lanes.Of(Wide).PausedUntil));
    }

    private HashSet<EndpointKey> Busy() => Lanes.Busy(_snapshot, Noon);

    private DateTimeOffset[] Pauses(DateTimeOffset now) => [.. Lanes.Pauses(_snapshot, now).Select(until => until!.Value)];
}
