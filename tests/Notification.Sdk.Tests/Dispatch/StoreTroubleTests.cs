using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Notification.Sdk.Dispatch;
using Notification.Sdk.Events;
using Notification.Sdk.Health;
using Notification.Sdk.Stores;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Dispatch;

/// <summary>The loop outlives its store.</summary>
public sealed class StoreTroubleTests
{
    private static readonly StoreException Full = new("The disk is full: make space.");

    [Theory]
    [InlineData("claim")]
    [InlineData("settle")]
    [InlineData("next")]
    public async Task A_store_that_fails_is_told_loudly_and_nothing_is_sent_twice(string call)
    {
        var stores = new SharedStores();
        using var attempts = new AttemptsUnderWay();
        await using Rig rig = NewRig(stores, attempts);
        await using var loop = new RunningLoop(rig, attempts);
        (stores.Outbox.Failing, stores.Outbox.Fault) = (call, Full);
        for (int i = 0; i < 3; i++)
        {
            await rig.PublishAsync(Rig.Alert($"web-{i}"));
        }

        await loop.RunUntilAsync(() => Lines(rig, "The store does not do what it is asked: The disk is full") >= 3);
        HealthCheckResult sick = await CheckAsync(rig);
        Assert.Equal((HealthStatus.Unhealthy, true), (sick.Status, sick.Description!.Contains("disk is full", StringComparison.Ordinal)));

        stores.Outbox.Fault = null;
        await loop.RunUntilAsync(() => stores.Outbox.Settled == 3 && rig.Get<EngineCondition>().StoreTrouble is null);
        Assert.True(Lines(rig, "The store works again") >= 1);
        Assert.Equal(3, rig.Sent.Count);
        Assert.Equal(3, await rig.CountAsync(Outcome.Delivered));
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(rig)).Status);
    }

    [Fact]
    public async Task A_flood_of_events_does_not_hurry_a_store_that_fails_and_no_secret_of_its_fault_is_told()
    {
        var stores = new SharedStores();
        using var attempts = new AttemptsUnderWay();
        await using Rig rig = NewRig(stores, attempts);
        (stores.Outbox.Failing, stores.Outbox.Fault) = ("claim", new InvalidOperationException("password=s3cret"));
        await using var loop = new RunningLoop(rig, attempts);
        await loop.RunUntilAsync(() => stores.Outbox.Claims == 1);
        for (int i = 0; i < 100; i++)
        {
            await rig.PublishAsync(Rig.Alert($"web-{i}"));
        }

        Assert.Equal(1, stores.Outbox.Claims);
        await loop.RunUntilAsync(() => stores.Outbox.Claims == 3);
        Assert.DoesNotContain(rig.Logs.Lines, line => line.Contains("s3cret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_that_the_store_never_takes_does_not_keep_the_others()
    {
        var stores = new SharedStores();
        using var attempts = new AttemptsUnderWay();
        await using Rig rig = NewRig(stores, attempts);
        await using var loop = new RunningLoop(rig, attempts);
        stores.Outbox.Poisoned = leg => leg.Event?.Asset?.Id == "web-1";
        for (int i = 0; i < 3; i++)
        {
            await rig.PublishAsync(Rig.Alert($"web-{i}"));
        }

        await loop.RunUntilAsync(() => Lines(rig, "The store refuses to record the answer") >= 1);
        await loop.RunUntilAsync(() => Lines(rig, "The store works again") >= 1);
        Assert.Equal(2, await rig.CountAsync(Outcome.Delivered));
    }

    [Fact]
    public async Task A_stop_does_not_wait_for_a_store_that_fails_longer_than_its_time()
    {
        var stores = new SharedStores();
        using var attempts = new AttemptsUnderWay();
        await using Rig rig = NewRig(stores, attempts);
        var loop = new RunningLoop(rig, attempts);
        (stores.Outbox.Failing, stores.Outbox.Fault) = ("settle", Full);
        await rig.PublishAsync(Rig.Alert());
        await loop.RunUntilAsync(() => Lines(rig, "The store does not do") >= 1);
        await loop.DisposeAsync();

        Assert.Equal(1, Lines(rig, "1 answers could not be recorded before the stop"));
    }

    private static Rig NewRig(SharedStores stores, AttemptsUnderWay attempts) => new(
        Configure,
        builder =>
        {
            stores.Use(builder);
            builder.Services.AddSingleton<IMeterFactory>(attempts);
        });

    private static void Configure(SecurityNotificationsOptions options)
    {
        options.AlertsOnly();
    }

    private static int Lines(Rig rig, string part) => rig.Logs.Lines.Count(line => line.Contains(part, StringComparison.Ordinal));

    private static Task<HealthCheckResult> CheckAsync(Rig rig) =>
        rig.Get<SecurityNotificationsHealthCheck>().CheckHealthAsync(new HealthCheckContext());
}
