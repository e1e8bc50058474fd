using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Notification.Sdk.Policies;
using Notification.Sdk.Stores;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Dispatch;

public sealed class CanaryTests
{
    [Fact]
    public async Task A_test_goes_through_each_endpoint_once_a_period_whatever_the_budgets_say()
    {
        await using var rig = new Rig(options =>
        {
            options.Canary.Every = TimeSpan.FromHours(6);
            options.Throttles.Add(new ThrottleRule { Name = "none", Limit = 0 });
            options.Endpoints["off"] = new Endpoint { Channel = "recording", Address = "off", State = EndpointState.Disabled };
        });
        await rig.RunForAsync(TimeSpan.FromHours(24));

        Assert.Equal([0, 6, 12, 18, 24], rig.Sent.Select(sent => (sent.At - Rig.Noon).TotalHours));
        Assert.All(rig.Sent, sent => Assert.Equal((DeliveryKind.Test, "ops"), (sent.Delivery.Kind, sent.Delivery.Target.Endpoint)));
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(rig)).Status);
    }

    [Fact]
    public async Task A_daily_one_goes_at_its_time_of_day_in_the_general_zone()
    {
        await using var rig = new Rig(options =>
        {
            options.TimeZone = "Europe/Berlin";
            options.Canary.At = "07:30";
        });
        await rig.RunForAsync(TimeSpan.FromDays(2));

        Assert.Equal([Rig.Noon, new(2026, 3, 3, 6, 30, 0, TimeSpan.Zero), new(2026, 3, 4, 6, 30, 0, TimeSpan.Zero)], rig.Sent.Select(sent => sent.At));
    }

    [Fact]
    public async Task Nodes_and_restarts_send_one_together()
    {
        var stores = new SharedStores();
        static void Configure(SecurityNotificationsOptions options) => options.Canary.Every = TimeSpan.FromHours(1);
        await using var one = new Rig(Configure, stores.Use);
        await using var other = new Rig(Configure, stores.Use);
        await one.DispatchAsync();
        await other.DispatchAsync();
        await using var again = new Rig(Configure, stores.Use);
        await again.DispatchAsync();

        Assert.Single(one.Sent.Concat(other.Sent).Concat(again.Sent));
    }

    [Fact]
    public async Task One_that_does_not_arrive_in_time_is_told_once_and_cleared_when_it_arrives()
    {
        await using var rig = new Rig(options =>
        {
            options.Canary.Every = TimeSpan.FromHours(2);
            options.Subscriptions["all"].Topics = ["alerts"];
        });
        rig.Channel.Answers(DeliveryReceipt.Deferred("503", "down"));
        await rig.RunForAsync(TimeSpan.FromMinutes(14));
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(rig)).Status);

        await rig.RunForAsync(TimeSpan.FromMinutes(6));
        HealthCheckResult sick = await CheckAsync(rig);
        Assert.Equal((HealthStatus.Unhealthy, true), (sick.Status, sick.Description!.Contains("ops", StringComparison.Ordinal)));

        rig.Channel.Answers(DeliveryReceipt.Delivered("200"));
        await rig.RunForAsync(TimeSpan.FromMinutes(40));
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(rig)).Status);
        Assert.Equal(
            ["did not arrive in time", "arrives again"],
            (await rig.Get<IInbox>().ListAsync(new InboxQuery())).Reverse().Select(message =>
                message.Title.Contains("arrives again", StringComparison.Ordinal) ? "arrives again" : "did not arrive in time"));
    }

    [Fact]
    public async Task Its_attempts_count_in_the_health_of_the_endpoint()
    {
        await using var rig = new Rig(options =>
        {
            options.Canary.Every = TimeSpan.FromHours(1);
            options.Health.MinimumAttempts = 3;
        });
        rig.Channel.Answers(DeliveryReceipt.Deferred("503", "down"));
        await rig.RunForAsync(TimeSpan.FromMinutes(5));

        Assert.Contains(await rig.Get<IHealthStore>().LoadAsync(default), record => record.Stage == HealthStage.Unhealthy);
    }

    [Theory]
    [InlineData("00:00:10", null, "00:15:00", "Canary:Every")]
    [InlineData(null, "25:00", "00:15:00", "Canary:At")]
    [InlineData("01:00:00", "07:00", "00:15:00", "Canary:At")]
    [InlineData("01:00:00", null, "02:00:00", "Canary:Within")]
    public async Task A_wrong_rule_is_refused_with_its_key(string? every, string? at, string within, string key)
    {
        await using var rig = new Rig(options => options.Canary = new CanaryRule
        {
            Every = every is null ? null : TimeSpan.Parse(every, System.Globalization.CultureInfo.InvariantCulture),
            At = at,
            Within = TimeSpan.Parse(within, System.Globalization.CultureInfo.InvariantCulture),
        });
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(rig.DispatchAsync);
        Assert.Contains(key, refused.Message, StringComparison.Ordinal);
    }

    private static Task<HealthCheckResult> CheckAsync(Rig rig) =>
        rig.Get<SecurityNotificationsHealthCheck>().CheckHealthAsync(new HealthCheckContext());
}
