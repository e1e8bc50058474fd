using Notification.Sdk.Dispatch;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Dispatch;

/// <summary>What may have changed between the admission of a notification and its start.</summary>
public sealed class StartTests
{
    private static readonly DateTimeOffset Noon = Rig.Noon;

    [Fact]
    public async Task A_claim_of_an_endpoint_in_order_starts_there()
    {
        await using World world = await World.NewAsync();
        Start start = world.Decide(Claims.New());

        Assert.Equal(("ops", null, false, false), (start.Endpoint?.Name, start.Settlement, start.Holds, start.IsBySettings));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(599, true)]
    [InlineData(600, false)]
    public async Task An_endpoint_that_the_settings_do_not_know_is_waited_for_ten_minutes(int secondsLater, bool waits)
    {
        await using World world = await World.NewAsync();
        DateTimeOffset now = Noon.AddSeconds(secondsLater);
        Start start = world.Decide(Claims.New(endpoint: new EndpointKey("", "new")), now);

        Assert.True(start.IsBySettings);
        Assert.Equal(
            waits ? (Outcome.Waiting, now.AddMinutes(1), null) : (Outcome.Suppressed, null, Rules.EndpointDeleted),
            (start.Settlement!.Outcome, start.Settlement.NextAt, start.Settlement.Rule));
    }

    [Fact]
    public async Task An_endpoint_that_was_deleted_is_not_waited_for()
    {
        await using World world = await World.NewAsync();
        await world.Rig.Settings.SaveAsync(new Endpoint { Name = "old", Channel = "recording", Address = "old" }, "ann");
        await world.Rig.Settings.DeleteAsync<Endpoint>("old", "ann");
        Start start = world.Decide(Claims.New(endpoint: new EndpointKey("", "old")));

        Assert.Equal((Outcome.Suppressed, Rules.EndpointDeleted), (start.Settlement!.Outcome, start.Settlement.Rule));
    }

    [Fact]
    public async Task An_endpoint_that_a_person_disabled_ends_it_by_the_settings()
    {
        await using World world = await World.NewAsync(options => options.Endpoints["ops"].State = EndpointState.Disabled);
        Start start = world.Decide(Claims.New());

        Assert.Equal((true, Rules.EndpointDisabled), (start.IsBySettings, start.Settlement!.Rule));
    }

    [Fact]
    public async Task A_closed_window_puts_it_off_to_the_opening_and_with_what_is_held_but_summaries_stay_alone()
    {
        await using World world = await World.NewAsync(options => options.Topics[Topics.Alerts] = new TopicPolicy
        {
            Window = new WindowRule { Hours = "09:00-11:00", WhenClosed = WhenClosed.Hold },
        });
        DateTimeOffset opening = Noon.AddHours(21);

        Settlement held = world.Decide(Claims.New()).Settlement!;
        Assert.Equal((opening, "held", false), (held.NextAt, held.GroupKey, held.WasAttempted));
        Settlement summary = world.Decide(Claims.New(kind: DeliveryKind.Summary)).Settlement!;
        Assert.Equal((opening, null), (summary.NextAt, summary.GroupKey));
        Assert.Null(world.Decide(Claims.New(), opening).Settlement);
    }

    [Fact]
    public async Task A_window_that_never_opens_again_ends_it()
    {
        await using World world = await World.NewAsync(
            options => options.Topics[Topics.Alerts] = new TopicPolicy { Window = new WindowRule { Window = "never" } },
            builder => builder.AddWindow("never", new Never()));
        Start start = world.Decide(Claims.New());

        Assert.Equal((true, Rules.Window), (start.IsBySettings, start.Settlement!.Rule));
    }

    [Fact]
    public async Task A_pause_and_a_spent_pace_put_it_off()
    {
        await using World world = await World.NewAsync(options =>
        {
            options.Endpoints["ops"].PacingLimit = 1;
            options.Endpoints["ops"].PacingInterval = TimeSpan.FromMinutes(1);
        });
        Assert.Null(world.Decide(Claims.New()).Settlement);
        Settlement paced = world.Decide(Claims.New(), Noon.AddSeconds(10)).Settlement!;
        Assert.Equal((Noon.AddMinutes(1), null, false), (paced.NextAt, paced.GroupKey, paced.WasAttempted));
        Assert.Equal(Noon.AddMinutes(1), world.Lanes.Of(Claims.Ops).PausedUntil);

        world.Lanes.Of(Claims.Ops).PauseUntil(Noon.AddHours(1));
        Assert.Equal(Noon.AddHours(1), world.Decide(Claims.New(), Noon.AddMinutes(1)).Settlement!.NextAt);
        Assert.Null(world.Decide(Claims.New(), Noon.AddHours(1)).Settlement);
    }

    [Fact]
    public async Task What_cannot_be_read_is_held_whatever_else_is_so()
    {
        await using World world = await World.NewAsync(options => options.Endpoints["ops"].State = EndpointState.Disabled);
        Settlement held = world.Decide(Claims.New(unreadable: "The event is damaged.")).Settlement!;

        Assert.Equal((Outcome.DeadLettered, Start.Unreadable, "The event is damaged."), (held.Outcome, held.Receipt!.Code, held.Receipt.Detail));
    }

    [Theory]
    [InlineData(WhenUnknown.Hold, true, true, true)]
    [InlineData(WhenUnknown.Hold, true, false, false)]
    [InlineData(WhenUnknown.Hold, false, true, false)]
    [InlineData(WhenUnknown.SendAgain, true, true, false)]
    public async Task What_had_started_when_its_process_ended_is_held_by_a_channel_that_holds(
        WhenUnknown channel, bool isInterrupted, bool wasStarted, bool isHeld)
    {
        await using World world = await World.NewAsync();
        world.Rig.Channel.WhenUnknown = channel;
        Start start = world.Decide(Claims.New(isInterrupted: isInterrupted, wasStarted: wasStarted));

        Assert.Equal(isHeld, start.Settlement is { Outcome: Outcome.DeadLettered, Receipt.MayHaveArrived: true });
        Assert.Equal(!isHeld, start.Settlement is null);
        Assert.Equal(channel == WhenUnknown.Hold && !isHeld, start.Holds);
    }

    [Fact]
    public async Task A_start_puts_off_the_next_try_of_a_disabled_endpoint_and_gives_none_to_another()
    {
        await using World world = await World.NewAsync(options => options.Health.RetryDisabledAfter = TimeSpan.FromHours(2));
        world.Decide(Claims.New());
        Assert.Null(world.Lanes.Of(Claims.Ops).TryDisabledAt);

        world.Lanes.Of(Claims.Ops).TryDisabledAt = Noon;
        world.Decide(Claims.New());
        Assert.Equal(Noon.AddHours(2), world.Lanes.Of(Claims.Ops).TryDisabledAt);
    }

    private sealed class World(Rig rig) : IAsyncDisposable
    {
        public Rig Rig => rig;

        public Lanes Lanes => rig.Get<Lanes>();

        public static async Task<World> NewAsync(
            Action<SecurityNotificationsOptions>? configure = null, Action<ISecurityNotificationsBuilder>? build = null)
        {
            var rig = new Rig(configure, build);
            await rig.Get<PolicyProvider>().CurrentAsync(CancellationToken.None);
            return new World(rig);
        }

        public Start Decide(Claim claim, DateTimeOffset? now = null) =>
            Start.Decide(claim, Lanes, rig.Get<PolicyProvider>().Current!, rig.Get<AttemptRunner>(), now ?? Noon);

        public ValueTask DisposeAsync() => rig.DisposeAsync();
    }

    private sealed class Never : IScheduleWindow
    {
        public DateTimeOffset? NextOpening(DateTimeOffset from) => null;
    }
}
