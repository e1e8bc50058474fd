using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Stores;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Health;

public sealed class HealthTests
{
    private static readonly DeliveryReceipt Down = DeliveryReceipt.Deferred("500", "down");

    [Theory]
    [InlineData(59, 41, HealthStage.Healthy)]
    [InlineData(60, 40, HealthStage.Unhealthy)]
    [InlineData(61, 39, HealthStage.Unhealthy)]
    [InlineData(19, 0, HealthStage.Healthy)]
    [InlineData(20, 0, HealthStage.Unhealthy)]
    public async Task An_endpoint_is_unhealthy_at_sixty_percent_of_enough_attempts(int failed, int delivered, HealthStage stage)
    {
        await using var rig = new Rig(options => Configure(options).Health.Grace = TimeSpan.FromDays(1));
        for (int i = 0; i < delivered + failed; i++)
        {
            Answer(rig, i < delivered ? DeliveryReceipt.Delivered("200") : DeliveryReceipt.Rejected("400", "no"));
            await rig.PublishAsync(Rig.Alert($"web-{i}"));
            await rig.RunForAsync(TimeSpan.FromMinutes(2));
        }

        Assert.Equal(delivered + failed, To(rig, "ops").Count);
        Assert.Equal(stage, await StageAsync(rig));
    }

    [Fact]
    public async Task Attempts_of_more_than_twelve_hours_ago_do_not_count()
    {
        await using var rig = new Rig(options => Configure(options));
        Answer(rig, DeliveryReceipt.Rejected("400", "no"));
        for (int i = 0; i < 20; i++)
        {
            await rig.PublishAsync(Rig.Alert($"web-{i}"));
            await rig.RunForAsync(TimeSpan.FromMinutes(39));
        }

        Assert.Equal(HealthStage.Healthy, await StageAsync(rig));
    }

    [Fact]
    public async Task The_owner_is_told_each_stage_once_by_another_endpoint_then_the_endpoint_is_disabled()
    {
        await using var rig = new Rig(options => Configure(options));
        await FailAsync(rig, TimeSpan.FromHours(3));

        Assert.Equal(["endpoint-unhealthy", "endpoint-about-to-be-disabled", "endpoint-auto-disabled"], Told(rig));
        DateTimeOffset[] at = [.. To(rig, "phone").Select(sent => sent.At)];
        Assert.InRange(at[1] - at[0], TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(32));
        Assert.InRange(at[2] - at[0], TimeSpan.FromMinutes(60), TimeSpan.FromMinutes(62));
        Assert.Equal(EndpointState.AutoDisabled, await StateAsync(rig));
        Assert.DoesNotContain(To(rig, "ops"), sent => sent.At > at[2]);
        Assert.Equal(10, await rig.CountAsync(Outcome.Waiting) + await rig.CountAsync(Outcome.DeadLettered));
    }

    [Fact]
    public async Task An_unhealthy_endpoint_is_probed_with_one_delivery_a_minute()
    {
        await using var rig = new Rig(options => Configure(options));
        await FailAsync(rig, TimeSpan.FromHours(1));

        DateTimeOffset unhealthy = To(rig, "phone")[0].At;
        DateTimeOffset[] probes = [.. To(rig, "ops").Select(sent => sent.At).Where(at => at > unhealthy)];
        Assert.InRange(probes.Length, 50, 60);
        Assert.All(probes.Zip(probes.Skip(1)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task An_endpoint_that_heals_while_it_is_probed_is_told_and_lets_out_what_waited()
    {
        await using var rig = new Rig(options => Configure(options));
        await FailAsync(rig, TimeSpan.FromMinutes(40));
        Answer(rig, DeliveryReceipt.Delivered("200"));
        await rig.RunForAsync(TimeSpan.FromMinutes(40));

        Assert.Equal(["endpoint-unhealthy", "endpoint-about-to-be-disabled", "endpoint-recovered"], Told(rig));
        Assert.Equal((HealthStage.Healthy, 0), (await StageAsync(rig), await rig.CountAsync(Outcome.Waiting)));
        Assert.Equal(10, To(rig, "ops").Count(sent => sent.IsDelivered) + await rig.CountAsync(Outcome.DeadLettered));
    }

    [Fact]
    public async Task A_restart_before_it_is_kept_that_a_stage_was_told_tells_it_no_second_time()
    {
        var stores = new SharedStores();
        await using (var before = new Rig(options => Configure(options), stores.Use))
        {
            stores.Health.EndsBeforeTold = true;
            await Assert.ThrowsAsync<StoreException>(() => FailAsync(before, TimeSpan.FromHours(1)));
        }

        stores.Health.EndsBeforeTold = false;
        await using var after = new Rig(options => Configure(options), stores.Use, Rig.Noon.AddMinutes(5));
        await using var other = new Rig(options => Configure(options), stores.Use, Rig.Noon.AddMinutes(5));
        Answer(after, Down);
        Answer(other, Down);
        await other.DispatchAsync();
        await after.DispatchAsync();

        Assert.Equal(HealthStage.Unhealthy, await StageAsync(after));
        Assert.Equal(["endpoint-unhealthy"], [.. Told(other), .. Told(after)]);
    }

    [Theory]
    [InlineData("410")]
    [InlineData("401")]
    public async Task An_endpoint_that_is_beyond_use_is_stopped_at_once_and_burns_no_retries(string code)
    {
        await using var rig = new Rig(options => Configure(options));
        Answer(rig, DeliveryReceipt.Rejected(code, "never", disablesEndpoint: true));
        await rig.PublishAsync(Rig.Alert("a"));
        await rig.DispatchAsync();
        await rig.PublishAsync(Rig.Alert("b"));
        await rig.RunForAsync(TimeSpan.FromDays(1));

        Assert.Equal(["endpoint-auto-disabled"], Told(rig));
        Assert.Single(To(rig, "ops"));
        Assert.Equal((2, 0), (await rig.CountAsync(Outcome.Waiting), await rig.CountAsync(Outcome.DeadLettered)));
    }

    [Fact]
    public async Task Enabling_lets_out_what_waited_at_a_bounded_pace_while_new_events_go_at_once()
    {
        await using var rig = new Rig(options =>
        {
            Configure(options).Health.ReleasePerMinute = 3;
            options.Health.DigestAfter = TimeSpan.Zero;
        });
        await DisableAsync(rig, waiting: 12);
        DateTimeOffset enabled = rig.Time.GetUtcNow();
        await rig.Settings.EnableEndpointAsync("ops", true, "ann");
        await rig.DispatchAsync();
        await rig.PublishAsync(Rig.Alert("fresh"));
        await rig.DispatchAsync();
        await rig.RunForAsync(TimeSpan.FromMinutes(10));

        RecordingChannel.Sent[] sent = [.. To(rig, "ops").Where(sent => sent.IsDelivered)];
        Assert.Equal(enabled, Assert.Single(sent, sent => sent.Delivery.Events[0].Asset!.Id == "fresh").At);
        int[] perMinute = [.. sent.Where(one => one.Delivery.Events[0].Asset!.Id != "fresh")
            .GroupBy(one => (int)(one.At - enabled).TotalMinutes).OrderBy(group => group.Key).Select(group => group.Count())];
        Assert.Equal([3, 3, 3, 3, 1], perMinute);
        Assert.Equal(0, await rig.CountAsync(Outcome.Waiting));
    }

    [Fact]
    public async Task What_waited_for_long_goes_out_as_a_digest()
    {
        await using var rig = new Rig(options => Configure(options));
        await DisableAsync(rig, waiting: 50);
        rig.Time.Advance(TimeSpan.FromHours(5));
        await rig.Settings.EnableEndpointAsync("ops", true, "ann");
        await rig.RunForAsync(TimeSpan.FromMinutes(2));

        RecordingChannel.Sent[] sent = [.. To(rig, "ops").Where(sent => sent.IsDelivered)];
        Assert.Equal([1, 50], sent.Select(one => one.Delivery.Events.Count).Order());
        Assert.Equal(50, await rig.CountAsync(Outcome.Folded));
    }

    [Fact]
    public async Task By_option_one_delivery_is_tried_and_enables_the_endpoint_again()
    {
        await using var rig = new Rig(options => Configure(options).Health.RetryDisabledAfter = TimeSpan.FromHours(1));
        await DisableAsync(rig, waiting: 5);
        int before = To(rig, "ops").Count;
        Answer(rig, Down);
        await rig.RunForAsync(TimeSpan.FromHours(2.5));
        Assert.Equal(before + 2, To(rig, "ops").Count);

        Answer(rig, DeliveryReceipt.Delivered("200"));
        await rig.RunForAsync(TimeSpan.FromHours(1.5));
        Assert.Equal(EndpointState.Enabled, await StateAsync(rig));
        Assert.Equal(["endpoint-auto-disabled", "endpoint-recovered"], Told(rig));
        Assert.Equal(0, await rig.CountAsync(Outcome.Waiting));
    }

    [Fact]
    public async Task An_endpoint_is_held_as_soon_as_another_node_has_disabled_it()
    {
        var stores = new SharedStores();
        await using var one = new Rig(options => Configure(options), stores.Use);
        await using var other = new Rig(options => Configure(options), stores.Use);
        await other.DispatchAsync();
        await DisableAsync(one, waiting: 3);
        other.Time.Advance(TimeSpan.FromMinutes(2));
        await other.DispatchAsync();

        Assert.Empty(To(other, "ops"));
        Assert.Equal(4, await one.CountAsync(Outcome.Waiting));
    }

    [Fact]
    public async Task Nobody_else_to_tell_is_logged()
    {
        await using var rig = new Rig(options =>
        {
            options.Endpoints["inbox"] = new Endpoint { Channel = "recording", Address = "inbox" };
            options.Endpoints.Remove("ops");
            options.Subscriptions["all"].Endpoints = ["inbox"];
        });
        rig.Channel.Answers(DeliveryReceipt.Rejected("410", "gone", disablesEndpoint: true));
        await rig.PublishAsync(Rig.Alert());
        await rig.DispatchAsync();

        Assert.Contains(rig.Logs.Lines, line => line.Contains("Nobody but the endpoint /inbox", StringComparison.Ordinal));
    }

    private static SecurityNotificationsOptions Configure(SecurityNotificationsOptions options)
    {
        options.AlertsOnly();
        options.Endpoints["phone"] = new Endpoint { Channel = "recording", Address = "phone" };
        options.Contacts["ann"] = new Contact { Endpoints = ["ops", "phone"] };
        return options;
    }

    private static void Answer(Rig rig, DeliveryReceipt receipt) => rig.Channel.Answer = (delivery, _) =>
        ValueTask.FromResult(delivery.Target.Endpoint == "ops" ? receipt : DeliveryReceipt.Delivered("200"));

    /// <summary>Ten deliveries to an endpoint that is down.</summary>
    private static async Task FailAsync(Rig rig, TimeSpan span)
    {
        Answer(rig, Down);
        for (int i = 0; i < 10; i++)
        {
            await rig.PublishAsync(Rig.Alert($"web-{i}"));
        }

        await rig.RunForAsync(span);
    }

    private static async Task DisableAsync(Rig rig, int waiting)
    {
        Answer(rig, DeliveryReceipt.Rejected("410", "gone", disablesEndpoint: true));
        await rig.PublishAsync(Rig.Alert("first"));
        await rig.DispatchAsync();
        for (int i = 0; i < waiting; i++)
        {
            await rig.PublishAsync(Rig.Alert($"web-{i}"));
        }

        await rig.RunForAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(EndpointState.AutoDisabled, await StateAsync(rig));
        Answer(rig, DeliveryReceipt.Delivered("200"));
    }

    private static List<RecordingChannel.Sent> To(Rig rig, string endpoint) =>
        [.. rig.Sent.Where(sent => sent.Delivery.Target.Endpoint == endpoint)];

    private static IEnumerable<string> Told(Rig rig) =>
        To(rig, "phone").Select(sent => sent.Delivery.Events[0].Kind).Where(kind => kind.StartsWith("endpoint-", StringComparison.Ordinal) && kind != "endpoint-enabled");

    private static async Task<HealthStage> StageAsync(Rig rig) =>
        (await rig.Get<IHealthStore>().LoadAsync(default)).FirstOrDefault(record => record.Endpoint.Name == "ops")?.Stage
        ?? HealthStage.Healthy;

    private static async Task<EndpointState> StateAsync(Rig rig) =>
        (await rig.Settings.ListAsync<Endpoint>()).Single(endpoint => endpoint.Name == "ops").State;
}
