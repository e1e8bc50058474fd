using Notification.Sdk.Admission;
using Notification.Sdk.Events;
using Notification.Sdk.Gate;
using Notification.Sdk.Policies;
using Notification.Sdk.Settings;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Admission;

/// <summary>Two refusals share a key only when one says all that the other does.</summary>
public sealed class GateKeysTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Later = Rig.Noon.AddHours(1);

    private readonly GateKeys _keys = new();
    private readonly Rig _rig = new(options =>
    {
        options.Topics["thing"] = new TopicPolicy();
        options.Topics["other"] = new TopicPolicy();
        options.Topics["kinds"] = new TopicPolicy { Fingerprint = FingerprintParts.Kind };
    });

    private TenantPolicies _policies = null!;

    public async Task InitializeAsync() => _policies = (await _rig.Get<PolicyProvider>().CurrentAsync(CancellationToken.None)).Tenant("");

    public Task DisposeAsync() => _rig.DisposeAsync().AsTask();

    [Fact]
    public void A_budget_has_a_key_for_each_severity_place_topic_asset_and_later_instant()
    {
        SecurityEvent one = Rig.Alert(topic: "thing");
        GateKey key = OfBudget(one);

        Assert.Equal(key, OfBudget(Rig.Alert(topic: "thing")));
        Assert.NotEqual(key, OfBudget(one with { Severity = Severity.Critical }));
        Assert.NotEqual(key, OfBudget(one, budget: 1));
        Assert.NotEqual(key, OfBudget(one with { Topic = "other" }));
        Assert.NotEqual(key, OfBudget(one with { Asset = new Asset("web-2") }));
        Assert.NotEqual(key, OfBudget(one with { Asset = null }));
        Assert.NotEqual(key, OfBudget(one, dueAt: Later));
        Assert.NotEqual(OfBudget(one, dueAt: Later), OfBudget(one, dueAt: Later.AddTicks(1)));
    }

    [Fact]
    public void Budgets_and_severities_never_share_a_key()
    {
        GateKey[] keys = [.. from budget in Enumerable.Range(0, 40)
                             from severity in Enum.GetValues<Severity>()
                             select OfBudget(Rig.Alert(topic: "thing") with { Severity = severity }, budget)];

        Assert.Equal(keys.Length, keys.Distinct().Count());
    }

    [Fact]
    public void What_goes_out_at_once_has_the_same_key_whenever_it_is_asked()
    {
        SecurityEvent one = Rig.Alert(topic: "thing");

        Assert.Equal(_keys.OfBudget(one, Topic("thing"), 0, Rig.Noon, Rig.Noon), _keys.OfBudget(one, Topic("thing"), 0, Later, Later));
    }

    [Fact]
    public void A_thing_is_told_by_what_its_topic_says_makes_it_one()
    {
        SecurityEvent one = Rig.Alert(topic: "kinds") with { DedupKey = null };

        Assert.Equal(OfThing(one), OfThing(one with { Id = "other", Asset = new Asset("web-2") }));
        Assert.NotEqual(OfThing(one), OfThing(one with { Kind = "reverse-shell" }));
        Assert.NotEqual(OfThing(one with { Topic = "thing" }), OfThing(one with { Topic = "thing", Asset = new Asset("web-2") }));
    }

    private GateKey OfThing(SecurityEvent securityEvent) => _keys.OfThing(securityEvent, Topic(securityEvent.Topic));

    private GateKey OfBudget(SecurityEvent securityEvent, int budget = 0, DateTimeOffset? dueAt = null) =>
        _keys.OfBudget(securityEvent, Topic(securityEvent.Topic), budget, Rig.Noon, dueAt ?? Rig.Noon);

    private CompiledTopic Topic(string name) => _policies.Topic(name);
}
