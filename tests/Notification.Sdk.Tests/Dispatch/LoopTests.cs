using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Notification.Sdk.Admission;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Stores;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Dispatch;

/// <summary>The running loop comes back when something is due and no later, and nobody need wake it.</summary>
public sealed class LoopTests : IDisposable
{
    private static readonly StoreException Away = new("The database cannot be reached.", isTransient: true);

    private readonly SharedStores _stores = new();
    private readonly AttemptsUnderWay _attempts = new();
    private readonly AdmissionDouble _admission;
    private readonly AskedTimers _timers;
    private readonly ManualClock _clock = new(Rig.Noon);

    public LoopTests()
    {
        _admission = new AdmissionDouble(_stores.Memory);
        _timers = new AskedTimers(_clock);
    }

    public void Dispose() => _attempts.Dispose();

    [Theory]
    [InlineData(5, 5)]
    [InlineData(60, 60)]
    [InlineData(3600, 60)]
    public async Task Without_anything_due_it_looks_again_after_the_stores_interval_or_a_minute(int interval, int seconds)
    {
        _stores.Outbox.PollInterval = TimeSpan.FromSeconds(interval);
        await using Rig rig = NewRig();
        await using var loop = new RunningLoop(rig, _attempts);

        Assert.Equal(seconds, await _timers.NextSecondsAsync());
        Assert.Equal(1, _stores.Outbox.Claims);
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        Assert.Equal(seconds, await _timers.NextSecondsAsync());
        Assert.Equal(2, _stores.Outbox.Claims);
    }

    [Fact]
    public async Task It_waits_for_what_is_due_and_for_what_is_to_be_told_whichever_comes_first()
    {
        await using Rig rig = NewRig(policy => policy.GroupWait = TimeSpan.FromSeconds(30));
        await RepeatAsync(rig, 3);
        LocalCounts counts = rig.Get<LocalCounts>();
        Assert.True(counts.HasAny);
        await using var loop = new RunningLoop(rig, _attempts);
        Assert.Equal(30, await _timers.NextSecondsAsync());
        Assert.False(counts.HasAny);

        await RepeatAsync(rig, 1);
        Assert.Equal(1, await _timers.NextSecondsAsync());
        Assert.True(counts.HasAny);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(29, await _timers.NextSecondsAsync());
        Assert.False(counts.HasAny);
    }

    [Fact]
    public async Task A_store_that_fails_is_asked_again_after_waits_that_grow_to_half_a_minute_and_are_told()
    {
        await using Rig rig = NewRig();
        (_stores.Outbox.Failing, _stores.Outbox.Fault) = ("claim", Away);
        await using var loop = new RunningLoop(rig, _attempts);
        int asked = 0;
        foreach (int wait in (int[])[1, 2, 4, 8, 16, 30, 30])
        {
            await WaitsForStoreAsync(wait);
            Assert.Equal(++asked, _stores.Outbox.Claims);
            Assert.Contains($"the next try follows in 00:00:{wait:00}", rig.Logs.Lines[^1], StringComparison.Ordinal);
            _clock.Advance(TimeSpan.FromSeconds(wait));
        }
    }

    [Fact]
    public async Task While_it_waits_for_the_store_it_sends_what_it_decides_alone_when_that_is_due()
    {
        await using Rig rig = NewRig(policy =>
        {
            policy.GroupWait = TimeSpan.FromSeconds(10);
            policy.WhenStoreAway = WhenStoreAway.DecideLocally;
        });
        (_admission.Fault, _stores.Outbox.Fault) = (Away, Away);
        await using var loop = new RunningLoop(rig, _attempts);
        foreach (int wait in (int[])[1, 2, 4, 8])
        {
            await WaitsForStoreAsync(wait);
            _clock.Advance(TimeSpan.FromSeconds(wait));
        }

        await WaitsForStoreAsync(16);
        Assert.True((await rig.PublishAsync(Rig.Alert())).DecidedLocally);

        // It is a quarter of a minute past; what is grouped leaves at the next full ten seconds.
        Assert.Equal(5, await _timers.NextSecondsAsync());
        _clock.Advance(TimeSpan.FromSeconds(5));
        await WaitFor.TrueAsync(() => rig.Sent.Count == 1);
        Assert.Equal(_clock.Now, rig.Sent[0].At);
    }

    [Fact]
    public async Task A_stop_with_nothing_left_says_so_of_nothing_and_leaves_the_loop_to_others()
    {
        await using Rig rig = NewRig();
        var loop = new RunningLoop(rig, _attempts);
        await rig.PublishAsync(Rig.Alert());
        await loop.RunUntilAsync(() => _stores.Outbox.Settled == 1);
        await loop.DisposeAsync();

        Assert.DoesNotContain(rig.Logs.Lines, line => line.Contains("could not be recorded", StringComparison.Ordinal));
        await rig.PublishAsync(Rig.Alert("web-2"));
        await rig.DispatchAsync();
        Assert.Equal(2, rig.Sent.Count);
    }

    [Fact]
    public async Task All_that_is_due_is_put_off_in_one_call_however_much_it_is()
    {
        await using Rig rig = NewRig(policy => policy.Window = new WindowRule { Hours = "08:00-12:30", WhenClosed = WhenClosed.Hold });
        for (int i = 0; i < 40; i++)
        {
            await rig.PublishAsync(Rig.Alert($"web-{i}"));
        }

        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(Rig.Noon.AddHours(20), await rig.DispatchAsync());
        Assert.Empty(rig.Sent);
    }

    [Fact]
    public async Task A_claim_is_held_for_twice_the_time_that_all_of_an_endpoint_may_take_one_after_another()
    {
        await using Rig rig = NewRig(configure: options => options.AttemptTimeout = TimeSpan.FromSeconds(10));
        await rig.DispatchAsync();

        ClaimRequest request = _stores.Outbox.LastRequest!;
        Assert.Equal((Rig.Noon, 32, Rig.Noon.AddSeconds(2 * 33 * 10)), (request.Now, request.PerEndpoint, request.LeaseUntil));
    }

    // While it waits for the store, it waits for what it decides alone.
    private async Task WaitsForStoreAsync(int seconds)
    {
        Assert.Equal(seconds, await _timers.NextSecondsAsync());
        Assert.Equal(60, await _timers.NextSecondsAsync());
    }

    private static async Task RepeatAsync(Rig rig, int times)
    {
        for (int i = 0; i < times; i++)
        {
            await rig.PublishAsync(Rig.Alert(key: "same"));
        }
    }

    private Rig NewRig(Action<TopicPolicy>? policy = null, Action<SecurityNotificationsOptions>? configure = null) => new(
        options =>
        {
            options.AlertsOnly(policy);
            configure?.Invoke(options);
        },
        builder =>
        {
            _stores.Use(builder);
            builder.Services.Replace(ServiceDescriptor.Singleton<IAdmissionStore>(_admission));
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(_timers));
            builder.Services.AddSingleton<IMeterFactory>(_attempts);
        },
        clock: _clock);
}
