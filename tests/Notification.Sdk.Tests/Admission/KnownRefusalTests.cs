using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Notification.Sdk.Events;
using Notification.Sdk.Gate;
using Notification.Sdk.Policies;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;
using Notification.Sdk.Tests.Gate;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Admission;

/// <summary>What is known to be refused never reaches the store, and is logged as if it had.</summary>
public sealed class KnownRefusalTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 3, 3, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("severity", Rules.Severity)]
    [InlineData("verdict", Rules.Verdict)]
    [InlineData("nowhere", Rules.NoSubscription)]
    [InlineData("silenced", "silence:works")]
    [InlineData("disabled", Rules.EndpointDisabled)]
    public async Task What_the_policies_refuse_is_never_asked(string way, string rule)
    {
        await using World world = new(options =>
        {
            options.Topics["thing"] = new TopicPolicy
            {
                Severities = way == "severity" ? [Severity.Critical] : null,
                Verdicts = way == "verdict" ? [Verdict.Suspected] : null,
            };
            options.Subscriptions["all"].MinimumSeverity = way == "nowhere" ? Severity.Critical : null;
            options.Endpoints["ops"].State = way == "disabled" ? EndpointState.Disabled : EndpointState.Enabled;
            if (way == "silenced")
            {
                options.Silences["works"] = new Silence { Owner = "ann", Reason = "works", Until = Midnight, Topics = ["thing"] };
            }
        });

        Assert.Equal(rule, (await world.Rig.Notifier.ExplainAsync(Rig.Alert(topic: "thing"))).Result.Rule);
        Assert.Equal(0, await world.Rig.CountAsync(Outcome.Suppressed));
        for (int i = 0; i < 3; i++)
        {
            PublishResult result = await world.Rig.PublishAsync(Rig.Alert(topic: "thing"));
            Assert.Equal((PublishStatus.Suppressed, rule, null), (result.Status, result.Rule, result.Until));
            Assert.Equal(way == "nowhere" || way == "severity" || way == "verdict" ? 0 : 1, result.Legs.Count);
        }

        Assert.Equal(0, world.Asked);
        Assert.Equal(3, await world.Rig.CountAsync(Outcome.Suppressed, rule));
    }

    [Fact]
    public async Task A_spent_budget_that_drops_is_asked_about_once_for_each_asset()
    {
        await using World world = new(options => options.Topics["thing"] = new TopicPolicy
        {
            Throttles = [Cap(100, ThrottleScope.Topic), Cap(1, ThrottleScope.Topic | ThrottleScope.Asset, "servers")],
            Overflow = Overflow.Drop,
        });
        foreach (string asset in (string[])["a", "b"])
        {
            await world.Rig.PublishAsync(Rig.Alert(asset, topic: "thing"));
            for (int i = 0; i < 10; i++)
            {
                PublishResult result = await world.Rig.PublishAsync(Rig.Alert(asset, topic: "thing"));
                Assert.Equal((PublishStatus.Suppressed, "throttle:servers", Midnight), (result.Status, result.Rule, result.Until));
                Assert.Equal([("ops", Outcome.Suppressed, "throttle:servers")], result.Legs.Select(leg => (leg.Endpoint, leg.Outcome, leg.Rule)));
            }
        }

        Assert.Equal(4, world.Asked);
        Assert.Equal(20, await world.Rig.CountAsync(Outcome.Suppressed, "throttle:servers"));
        Assert.True((await world.Rig.PublishAsync(Rig.Alert("c", topic: "thing"))).IsAccepted);
        Assert.True((await world.Rig.PublishAsync(Rig.Alert(topic: "thing") with { Asset = null })).IsAccepted);
    }

    [Fact]
    public async Task A_spent_budget_that_summarizes_is_asked_about_once_for_each_asset()
    {
        await using World world = new(options => options.Topics["thing"] = new TopicPolicy
        {
            Throttles = [Cap(100, ThrottleScope.Topic), Cap(1, ThrottleScope.Topic | ThrottleScope.Asset, "servers")],
        });
        for (int i = 0; i < 11; i++)
        {
            PublishResult result = await world.Rig.PublishAsync(Rig.Alert("a", topic: "thing"));
            Assert.Equal(i == 0 ? null : "throttle:servers", result.Rule);
            Assert.Equal(i == 0 ? Rig.Noon : Midnight, Assert.Single(result.Legs).DueAt);
        }

        Assert.Equal(2, world.Asked);
        await world.Rig.RunUntilAsync(Midnight);
        Assert.Equal(10, Assert.Single(world.Rig.Sent, sent => sent.Delivery.Kind == DeliveryKind.Summary).Delivery.Summary!.Count);
    }

    [Fact]
    public async Task A_spent_budget_is_asked_about_again_when_its_day_is_over()
    {
        foreach (Overflow overflow in (Overflow[])[Overflow.Drop, Overflow.Summary])
        {
            await using World world = new(options => options.Topics["thing"] = new TopicPolicy
            {
                Throttles = [Cap(1, ThrottleScope.Topic | ThrottleScope.Asset)],
                Overflow = overflow,
            });
            for (int day = 0; day < 3; day++)
            {
                world.Rig.Time.AdvanceTo(Rig.Noon.AddDays(day));
                Assert.True((await world.Rig.PublishAsync(Rig.Alert(topic: "thing"))).IsAccepted);
                Assert.False((await world.Rig.PublishAsync(Rig.Alert(topic: "thing"))).IsAccepted);
                Assert.False((await world.Rig.PublishAsync(Rig.Alert(topic: "thing"))).IsAccepted);
            }

            Assert.Equal(6, world.Asked);
        }
    }

    [Fact]
    public async Task What_a_budget_puts_off_is_always_asked()
    {
        await using World world = new(options => options.Topics["thing"] = new TopicPolicy { Throttles = [Cap(1)], Overflow = Overflow.Delay });
        for (int day = 0; day < 3; day++)
        {
            Assert.True((await world.Rig.PublishAsync(Rig.Alert(topic: "thing"))).IsAccepted);
        }

        // Each asks for today once more, and then for one day after the other.
        Assert.Equal(1 + 2 + 3, world.Asked);
    }

    [Fact]
    public async Task Topics_and_tenants_without_settings_share_a_policy_but_no_refusal_of_their_budgets()
    {
        await using World world = new(options => options.Throttles.Add(Cap(1)));
        foreach (string topic in (string[])["new-one", "new-two"])
        {
            Assert.True((await world.Rig.PublishAsync(Rig.Alert(topic: topic))).IsAccepted);
            Assert.Equal("throttle:cap", (await world.Rig.PublishAsync(Rig.Alert(topic: topic))).Rule);
            Assert.Equal("throttle:cap", (await world.Rig.PublishAsync(Rig.Alert(topic: topic))).Rule);
        }

        Assert.Equal(6, world.Asked);
        SecurityEvent last = Rig.Alert(topic: "new-two") with { Verdict = Verdict.Suspected };
        await world.Rig.PublishAsync(last);
        DeliveryLogEntry entry = Assert.Single(await world.Rig.Log.QueryAsync(new DeliveryLogQuery { EventId = last.Id }));
        Assert.Equal(("new-two", Outcome.Suppressed, Rules.Verdict), (entry.Topic, entry.Outcome, entry.Rule));
    }

    [Fact]
    public async Task An_event_of_a_tenant_without_settings_is_logged_with_its_endpoints()
    {
        await using World world = new();
        SecurityEvent first = Rig.Alert(topic: "new", key: "one");
        await world.Rig.PublishAsync(first);
        SecurityEvent[] repeats = [.. Enumerable.Range(0, 3).Select(i => first with { Id = $"again-{i}" })];
        foreach (SecurityEvent repeat in repeats)
        {
            Assert.Equal(Rules.Duplicate, (await world.Rig.PublishAsync(repeat)).Rule);
        }

        Assert.Equal(2, world.Asked);
        foreach (SecurityEvent repeat in repeats)
        {
            DeliveryLogEntry entry = Assert.Single(await world.Rig.Log.QueryAsync(new DeliveryLogQuery { EventId = repeat.Id }));
            Assert.Equal(("new", "ops", Outcome.Suppressed, Rules.Duplicate), (entry.Topic, entry.Endpoint, entry.Outcome, entry.Rule));
        }
    }

    [Fact]
    public async Task A_known_duplicate_is_asked_about_when_its_silence_is_over_and_explained_without_asking()
    {
        await using World world = new(options => options.Topics["thing"] = new TopicPolicy { Throttles = [], DedupPeriod = TimeSpan.FromHours(1) });
        SecurityEvent first = Rig.Alert(topic: "thing", key: "one");
        await world.Rig.PublishAsync(first);
        await world.Rig.PublishAsync(first with { Id = "second" });
        Assert.Equal(2, world.Asked);

        Explanation explained = await world.Rig.Notifier.ExplainAsync(first with { Id = "third" });
        Assert.Equal((Rules.Duplicate, Rig.Noon.AddHours(1)), (explained.Result.Rule, explained.Result.Until));
        Assert.Equal(2, world.Asked);
        world.Rig.Time.AdvanceTo(Rig.Noon.AddHours(1).AddTicks(-1));
        Assert.Equal(Rules.Duplicate, (await world.Rig.PublishAsync(first with { Id = "fourth" })).Rule);
        Assert.Equal(2, world.Asked);
        world.Rig.Time.AdvanceTo(Rig.Noon.AddHours(1));
        Assert.True((await world.Rig.PublishAsync(first with { Id = "fifth" })).IsAccepted);
        Assert.Equal(3, world.Asked);
    }

    [Fact]
    public async Task Explaining_a_rise_takes_no_repeats_away_from_its_reminder()
    {
        await using World world = new(options => options.Topics["thing"] = new TopicPolicy { Throttles = [], Verdicts = [Verdict.Suspected, Verdict.Confirmed] });
        SecurityEvent low = Rig.Alert(topic: "thing", key: "one", severity: Severity.Low);
        for (int i = 0; i < 6; i++)
        {
            await world.Rig.PublishAsync(low with { Id = $"low-{i}" });
        }

        Assert.True((await world.Rig.Notifier.ExplainAsync(low with { Id = "why", Severity = Severity.High })).Result.IsAccepted);
        world.Rig.Time.Advance(TimeSpan.FromDays(1));
        await world.Rig.PublishAsync(low with { Id = "next" });
        await world.Rig.DispatchAsync();
        Assert.Equal(6, world.Rig.Sent.Single(sent => sent.Delivery.Events[0].Id == "next").Delivery.RepeatCount);
    }

    [Fact]
    public async Task Without_deduplication_the_same_thing_is_told_each_time()
    {
        await using World world = new(options => options.Topics["thing"] = new TopicPolicy { Throttles = [], DedupPeriod = TimeSpan.Zero });
        for (int i = 0; i < 4; i++)
        {
            Assert.True((await world.Rig.PublishAsync(Rig.Alert(topic: "thing", key: "one"))).IsAccepted);
        }

        Assert.Equal(4, world.Asked);
    }

    [Fact]
    public async Task A_full_memory_is_measured_each_time_and_logged_once_and_the_store_answers()
    {
        await using World world = new(options =>
        {
            options.GateMegabytes = 1;
            options.LogCapacity = 1000;
            options.Topics["thing"] = new TopicPolicy { Throttles = [] };
        });
        long full = 0;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == NotificationTelemetry.GateFull && instrument.Meter == world.Meter)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, one, _, _) => Interlocked.Add(ref full, one));
        listener.Start();
        await world.Rig.PublishAsync(Rig.Alert(topic: "thing"));
        Assert.Equal(0, full);
        Assert.DoesNotContain(world.Rig.Logs.Lines, IsFull);

        DenyTable table = world.Rig.Get<PolicyProvider>().Current!.Tenant("").Refused;
        long day = GateTime.LengthOf(TimeSpan.FromDays(1));
        for (long i = 0; i < 200_000; i++)
        {
            // What was counted and not told is not given up.
            GateKey key = GateRig.KeyOf(i);
            table.Refuse(key, GateTime.Of(Rig.Noon.AddDays(1)), Refusal.Everyone, GateTime.Of(Rig.Noon), day);
            table.Find(key, out Place place);
            table.AddRepeats(key, place, 1, mayBeFirst: true, mayWait: true);
        }

        int asked = world.Asked;
        for (int i = 0; i < 50; i++)
        {
            Assert.True((await world.Rig.PublishAsync(Rig.Alert(topic: "thing"))).IsAccepted);
        }

        Assert.Equal(50, world.Asked - asked);
        Assert.InRange(full, 25, 50);
        Assert.Single(world.Rig.Logs.Lines, IsFull);

        static bool IsFull(string line) => line.Contains("GateMegabytes", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dispatcher_is_woken_once_for_all_that_is_counted_until_it_comes()
    {
        await using World world = new(options => options.Topics["thing"] = new TopicPolicy { Throttles = [] });
        SecurityEvent first = Rig.Alert(topic: "thing", key: "one");
        await world.Rig.PublishAsync(first);
        await world.Rig.PublishAsync(first with { Id = "second" });
        await world.Rig.DispatchAsync();
        int woken = world.Woken;

        await world.Rig.PublishAsync(first with { Id = "third" });
        await world.Rig.PublishAsync(first with { Id = "fourth" });
        Assert.Equal(woken + 1, world.Woken);
        await world.Rig.PublishAsync(Rig.Alert(topic: "unknown") with { Verdict = Verdict.Suspected });
        Assert.Equal(woken + 1, world.Woken);
        await world.Rig.DispatchAsync();
        await world.Rig.PublishAsync(Rig.Alert(topic: "unknown") with { Verdict = Verdict.Suspected });
        Assert.Equal(woken + 2, world.Woken);
    }

    private static ThrottleRule Cap(int limit, ThrottleScope scope = ThrottleScope.Topic, string name = "cap") =>
        new() { Name = name, Limit = limit, ReservedForHigh = 0, Scope = scope };

    private sealed class World : IAsyncDisposable, IDispatchSignal
    {
        private readonly AttemptsUnderWay _meters = new();
        private AdmissionDouble? _store;

        public World(Action<SecurityNotificationsOptions>? configure = null)
        {
            Rig = new Rig(configure, builder =>
            {
                builder.Services.AddSingleton<IMeterFactory>(_meters);
                builder.Services.AddSingleton<IDispatchSignal>(this);
                builder.Services.AddSingleton<IAdmissionStore>(
                    services => _store = new AdmissionDouble((IAdmissionStore)services.GetRequiredService<IOutbox>()));
            });
            _ = Rig.Notifier;
        }

        public Rig Rig { get; }

        public int Woken { get; private set; }

        public int Asked => _store!.Asked;

        public Meter? Meter => _meters.Meter;

        public void Wake() => Woken++;

        public ValueTask DisposeAsync() => Rig.DisposeAsync();
    }
}
