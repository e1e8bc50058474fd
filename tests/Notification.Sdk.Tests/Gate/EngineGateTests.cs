using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Stores;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Gate;

/// <summary>The front gate through the public door: when the store is asked, and that nothing is counted wrongly when it is not.</summary>
public sealed class EngineGateTests
{
    [Fact]
    public async Task The_store_is_asked_about_the_first_duplicate_and_about_none_after_it()
    {
        (Rig rig, AdmissionDouble store) = NewRig();
        await using Rig _ = rig;
        for (int i = 0; i < 100; i++)
        {
            PublishResult result = await rig.PublishAsync(Rig.Alert(topic: "thing", key: "one"));
            Assert.Equal(i == 0 ? null : Rules.Duplicate, result.Rule);
            Assert.Equal(i == 0 ? null : Rig.Noon.AddDays(1), result.Until);
        }

        Assert.Equal(2, store.Asked);
        Assert.Equal(99, await rig.CountAsync(Outcome.Suppressed, Rules.Duplicate));
    }

    [Fact]
    public async Task A_reminder_tells_all_repeats_whether_or_not_the_store_was_told_of_them_before()
    {
        foreach (bool isFlushed in (bool[])[false, true])
        {
            (Rig rig, AdmissionDouble _) = NewRig();
            await using Rig __ = rig;
            for (int i = 0; i < 100; i++)
            {
                await rig.PublishAsync(Rig.Alert(topic: "thing", key: "one"));
                if (isFlushed && i % 30 == 0)
                {
                    await rig.DispatchAsync();
                }
            }

            if (isFlushed)
            {
                await rig.RunForAsync(TimeSpan.FromDays(1));
            }
            else
            {
                rig.Time.Advance(TimeSpan.FromDays(1));
            }

            await rig.PublishAsync(Rig.Alert(topic: "thing", key: "one"));
            await rig.DispatchAsync();
            Delivery reminder = Assert.Single(rig.Sent, sent => sent.Delivery.Kind == DeliveryKind.Reminder).Delivery;
            Assert.Equal(100, reminder.RepeatCount);
        }
    }

    [Fact]
    public async Task A_summary_tells_all_that_a_budget_held_back_without_the_store()
    {
        (Rig rig, AdmissionDouble store) = NewRig(limit: 5, reserved: 0);
        await using Rig _ = rig;
        for (int i = 0; i < 1005; i++)
        {
            await rig.PublishAsync(Rig.Alert(asset: $"web-{i % 10}", topic: "thing", severity: i % 2 == 0 ? Severity.High : Severity.Low));
        }

        Assert.InRange(store.Asked, 7, 7);
        await rig.RunForAsync(TimeSpan.FromDays(1));
        OverflowSummary summary = Assert.Single(rig.Sent, sent => sent.Delivery.Kind == DeliveryKind.Summary).Delivery.Summary!;
        Assert.Equal(1000, summary.Count);
        Assert.Equal(500, summary.BySeverity.Single(severity => severity.Key == Severity.High).Value);
        Assert.All(summary.TopAssets, asset => Assert.Equal(100, asset.Value));
        Assert.Equal(1000, await rig.CountAsync(Outcome.Summarized));
    }

    [Fact]
    public async Task A_flood_of_invented_servers_is_counted_in_full()
    {
        (Rig rig, AdmissionDouble store) = NewRig(limit: 5, reserved: 0);
        await using Rig _ = rig;
        for (int i = 0; i < 3005; i++)
        {
            await rig.PublishAsync(Rig.Alert(asset: $"invented-{i}", topic: "thing"));
        }

        Assert.Equal(6, store.Asked);
        await rig.RunForAsync(TimeSpan.FromDays(1));
        Assert.Equal(3000, Assert.Single(rig.Sent, sent => sent.Delivery.Kind == DeliveryKind.Summary).Delivery.Summary!.Count);
    }

    [Fact]
    public async Task A_rise_in_severity_or_verdict_breaks_through_what_is_known()
    {
        (Rig rig, AdmissionDouble _) = NewRig(verdicts: [Verdict.Suspected, Verdict.Confirmed]);
        await using Rig __ = rig;
        SecurityEvent low = Rig.Alert(topic: "thing", key: "one", severity: Severity.Low) with { Verdict = Verdict.Suspected };
        await rig.PublishAsync(low);
        Assert.Equal(Rules.Duplicate, (await rig.PublishAsync(Again(low))).Rule);
        Assert.Equal(Rules.Duplicate, (await rig.PublishAsync(Again(low))).Rule);
        Assert.True((await rig.PublishAsync(Again(low) with { Severity = Severity.High })).IsAccepted);
        Assert.Equal(Rules.Duplicate, (await rig.PublishAsync(Again(low) with { Severity = Severity.High })).Rule);
        Assert.Equal(Rules.Duplicate, (await rig.PublishAsync(Again(low) with { Severity = Severity.Medium })).Rule);
        Assert.True((await rig.PublishAsync(Again(low) with { Severity = Severity.High, Verdict = Verdict.Confirmed })).IsAccepted);
    }

    [Fact]
    public async Task A_flood_of_low_severity_that_is_known_to_be_refused_leaves_the_reserve_alone()
    {
        (Rig rig, AdmissionDouble _) = NewRig(limit: 10, reserved: 4);
        await using Rig __ = rig;
        for (int i = 0; i < 500; i++)
        {
            await rig.PublishAsync(Rig.Alert(topic: "thing", severity: Severity.Low));
        }

        int admitted = 0;
        for (int i = 0; i < 500; i++)
        {
            admitted += (await rig.PublishAsync(Rig.Alert(topic: "thing", severity: Severity.Critical))).IsAccepted ? 1 : 0;
        }

        Assert.Equal(4, admitted);
    }

    [Fact]
    public async Task A_raised_limit_a_shorter_silence_and_an_enabled_endpoint_take_effect_at_once()
    {
        (Rig rig, AdmissionDouble _) = NewRig(limit: 1, reserved: 0);
        await using Rig __ = rig;
        await rig.PublishAsync(Rig.Alert(topic: "thing"));
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal("throttle:cap", (await rig.PublishAsync(Rig.Alert(topic: "thing"))).Rule);
        }

        await rig.Settings.SaveAsync(new TopicPolicy { Name = "thing", Throttles = [Cap(2, 0)] }, "test");
        Assert.True((await rig.PublishAsync(Rig.Alert(topic: "thing"))).IsAccepted);
        Assert.Equal("throttle:cap", (await rig.PublishAsync(Rig.Alert(topic: "thing"))).Rule);

        Endpoint disabled = new() { Name = "ops", Channel = "recording", Address = "ops", State = EndpointState.Disabled };
        await rig.Settings.SaveAsync(disabled, "test");
        Assert.Equal(Rules.EndpointDisabled, (await rig.PublishAsync(Rig.Alert(topic: "free"))).Rule);
        Assert.Equal(Rules.EndpointDisabled, (await rig.PublishAsync(Rig.Alert(topic: "free"))).Rule);
        await rig.Settings.SaveAsync(new Endpoint { Name = "ops", Channel = "recording", Address = "ops" }, "test");
        Assert.True((await rig.PublishAsync(Rig.Alert(topic: "free"))).IsAccepted);
    }

    [Fact]
    public async Task A_refusal_of_tomorrow_says_nothing_of_today()
    {
        // Closed at noon: what comes now is due tomorrow, and draws on tomorrow's budget.
        (Rig rig, AdmissionDouble _) = NewRig(limit: 1, reserved: 0, window: new WindowRule { Hours = "08:00-10:00" });
        await using Rig __ = rig;
        for (int i = 0; i < 4; i++)
        {
            PublishResult result = await rig.PublishAsync(Rig.Alert(topic: "thing"));
            Assert.Equal(i == 0 ? PublishStatus.Accepted : PublishStatus.Summarized, result.Status);
        }

        rig.Time.Set(Rig.Noon.AddHours(-3));
        Assert.True((await rig.PublishAsync(Rig.Alert(topic: "thing"))).IsAccepted);
    }

    [Fact]
    public async Task Explaining_a_known_refusal_counts_nothing_and_says_what_happens()
    {
        (Rig rig, AdmissionDouble _) = NewRig(limit: 1, reserved: 0);
        await using Rig __ = rig;
        SecurityEvent first = Rig.Alert(topic: "thing", key: "one");
        await rig.PublishAsync(first);
        for (int i = 0; i < 5; i++)
        {
            await rig.PublishAsync(Again(first));
            await rig.PublishAsync(Rig.Alert(topic: "thing"));
            Assert.Equal(Rules.Duplicate, (await rig.Notifier.ExplainAsync(Again(first))).Result.Rule);
            Assert.Equal("throttle:cap", (await rig.Notifier.ExplainAsync(Rig.Alert(topic: "thing"))).Result.Rule);
        }

        Assert.Equal(5, await rig.CountAsync(Outcome.Suppressed));
        Assert.Equal(5, await rig.CountAsync(Outcome.Summarized));
    }

    [Fact]
    public async Task The_delivery_log_lists_what_the_front_gate_refused()
    {
        (Rig rig, AdmissionDouble _) = NewRig();
        await using Rig __ = rig;
        SecurityEvent first = Rig.Alert(topic: "thing", key: "one");
        await rig.PublishAsync(first);
        await rig.PublishAsync(Again(first));
        SecurityEvent last = Again(first);
        await rig.PublishAsync(last);
        DeliveryLogEntry entry = Assert.Single(await rig.Log.QueryAsync(new DeliveryLogQuery { EventId = last.Id }));
        Assert.Equal(("thing", "ops", Outcome.Suppressed, Rules.Duplicate), (entry.Topic, entry.Endpoint, entry.Outcome, entry.Rule));
    }

    [Fact]
    public async Task A_duplicate_is_called_so_even_when_the_budget_is_known_to_be_spent()
    {
        (Rig rig, AdmissionDouble _) = NewRig(limit: 1, reserved: 0);
        await using Rig __ = rig;
        SecurityEvent first = Rig.Alert(topic: "thing", key: "one");
        await rig.PublishAsync(first);
        await rig.PublishAsync(Rig.Alert(topic: "thing"));
        Assert.Equal("throttle:cap", (await rig.PublishAsync(Rig.Alert(topic: "thing"))).Rule);
        Assert.Equal(Rules.Duplicate, (await rig.PublishAsync(Again(first))).Rule);
        Assert.Equal(Rules.SameId, (await rig.PublishAsync(Rig.Alert(topic: "free") with { Id = first.Id })).Rule);
    }

    [Fact]
    public async Task Ten_thousand_first_alerts_pass_in_the_middle_of_a_flood()
    {
        await using var rig = new Rig(options =>
        {
            options.GateMegabytes = 1;
            options.LogCapacity = 1000;
            options.Topics["thing"] = new TopicPolicy { Throttles = [Cap(5, 0)], Overflow = Overflow.Drop };
            options.Topics["real"] = new TopicPolicy { Throttles = [] };
        });
        int admitted = 0;
        for (int i = 0; i < 10_000; i++)
        {
            for (int j = 0; j < 10; j++)
            {
                await rig.PublishAsync(Rig.Alert(topic: "thing", key: $"invented-{i}-{j}"));
            }

            admitted += (await rig.PublishAsync(Rig.Alert(topic: "real", key: $"real-{i}", severity: Severity.Critical))).IsAccepted ? 1 : 0;
        }

        Assert.Equal(10_000, admitted);
    }

    [Fact]
    public async Task A_flood_of_one_tenant_makes_another_forget_nothing()
    {
        AdmissionDouble? store = null;
        await using var rig = new Rig(
            options =>
            {
                options.GateMegabytes = 1;
                options.LogCapacity = 1_000;
                foreach (string tenant in (string[])["calm", "flooded"])
                {
                    options.Endpoints[tenant] = new Endpoint { Tenant = tenant, Channel = "recording", Address = tenant };
                    options.Subscriptions[tenant] = new Subscription { Tenant = tenant, Endpoints = [tenant] };
                    options.Topics[tenant] = new TopicPolicy { Tenant = tenant, Name = "thing", Throttles = [] };
                }
            },
            builder => builder.Services.AddSingleton<IAdmissionStore>(
                services => store = new AdmissionDouble((IAdmissionStore)services.GetRequiredService<IOutbox>())));
        _ = rig.Notifier;
        foreach (string tenant in (string[])["calm", "flooded"])
        {
            await PublishAsync(tenant, "known", 100);
            await PublishAsync(tenant, "known", 100);
            Assert.Equal(0, await PublishAsync(tenant, "known", 100));
        }

        // What ends later takes the place of what ends sooner, once the store knows its repeats.
        await rig.DispatchAsync();
        rig.Time.Advance(TimeSpan.FromHours(1));
        // More than all the memory holds, not only the tenant's part of it.
        await PublishAsync("flooded", "invented", 70_000);
        Assert.NotEqual(0, await PublishAsync("flooded", "known", 100));
        Assert.Equal(0, await PublishAsync("calm", "known", 100));

        async Task<int> PublishAsync(string tenant, string thing, int count)
        {
            int before = store!.Asked;
            for (int i = 0; i < count; i++)
            {
                await rig.PublishAsync(Rig.Alert(topic: "thing", key: $"{thing}-{i}") with { Tenant = tenant });
            }

            return store.Asked - before;
        }
    }

    [Theory]
    [InlineData("duplicate")]
    [InlineData("throttled")]
    [InlineData("severity")]
    [InlineData("nowhere")]
    public async Task A_suppressed_event_allocates_nothing_with_logs_metrics_and_traces_on(string way)
    {
        using var metrics = new MeterListener { InstrumentPublished = (instrument, self) => self.EnableMeasurementEvents(instrument) };
        metrics.SetMeasurementEventCallback<long>((_, _, _, _) => { });
        metrics.Start();
        using var traces = new ActivityListener
        {
            ShouldListenTo = source => source.Name == NotificationTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(traces);
        await using var rig = new Rig(options =>
        {
            options.Topics["thing"] = new TopicPolicy
            {
                Throttles = way == "throttled" ? [Cap(1, 0)] : [],
                Severities = way == "severity" ? [Severity.Critical] : null,
            };
            options.Subscriptions["all"].MinimumSeverity = way == "nowhere" ? Severity.Critical : null;
        });
        // The runtime itself may allocate now and then, once; an event that allocates does so each time.
        long[] allocated = new long[5];
        ISecurityNotifier notifier = rig.Notifier;
        for (int round = 0; round < allocated.Length; round++)
        {
            SecurityEvent[] events = [.. Enumerable.Range(0, 250)
                .Select(i => Rig.Alert(topic: "thing", key: way == "duplicate" ? "one" : $"{way}-{round}-{i}"))];
            foreach (SecurityEvent warming in round == 0 ? events : [])
            {
                await rig.PublishAsync(warming with { Id = $"warm-{warming.Id}" });
            }

            (int refused, allocated[round]) = Publish(notifier, events);
            Assert.Equal(events.Length, refused);
        }

        Assert.Equal(0, allocated.Min());
    }

    private static (int Refused, long Allocated) Publish(ISecurityNotifier notifier, SecurityEvent[] events)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        int refused = 0;
        foreach (SecurityEvent securityEvent in events)
        {
            ValueTask<PublishResult> publishing = notifier.PublishAsync(securityEvent);
            refused += publishing.IsCompletedSuccessfully && !publishing.Result.IsAccepted ? 1 : 0;
        }

        return (refused, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static SecurityEvent Again(SecurityEvent earlier) => earlier with { Id = Guid.NewGuid().ToString("N") };

    private static ThrottleRule Cap(int limit, int reserved) =>
        new() { Name = "cap", Limit = limit, ReservedForHigh = reserved, Scope = ThrottleScope.Topic };

    private static (Rig Rig, AdmissionDouble Store) NewRig(
        int? limit = null, int reserved = 0, List<Verdict>? verdicts = null, WindowRule? window = null)
    {
        AdmissionDouble? store = null;
        var rig = new Rig(
            options =>
            {
                options.Topics["thing"] = new TopicPolicy
                {
                    Throttles = limit is { } cap ? [Cap(cap, reserved)] : [],
                    Verdicts = verdicts,
                    Window = window,
                };
                options.Topics["free"] = new TopicPolicy { Throttles = [] };
            },
            builder => builder.Services.AddSingleton<IAdmissionStore>(
                services => store = new AdmissionDouble((IAdmissionStore)services.GetRequiredService<IOutbox>())));
        _ = rig.Notifier;
        return (rig, store!);
    }
}
