using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Failover;

public sealed class FailoverTests
{
    public static TheoryData<string> CertainAnswers => ["refused", "gone", "unreachable", "not-tried", "banned", "long-wait"];

    [Theory]
    [MemberData(nameof(CertainAnswers))]
    public async Task An_answer_that_is_certain_passes_the_delivery_on_within_the_attempt(string answer)
    {
        await using var group = new GroupRig();
        group.Answers("a", Certain(answer));
        await group.PublishAsync();

        Assert.Equal("a b", group.Asked);
        Assert.Single(group.Alerts.Select(sent => sent.Delivery.Id).Distinct());
        Assert.All(group.Alerts, sent => Assert.Equal((1, Rig.Noon), (sent.Delivery.Attempt, sent.At)));
        DeliveryLogEntry entry = await group.EntryAsync();
        Assert.Equal((Outcome.Delivered, "b", 1, "ok"), (entry.Outcome, entry.Member, entry.Attempts, entry.Code));
    }

    [Theory]
    [InlineData("timeout")]
    [InlineData("throws")]
    [InlineData("500")]
    public async Task An_unknown_outcome_stays_with_its_member_under_the_same_id(string answer)
    {
        await using var group = new GroupRig();
        group.Answers("a", delivery => delivery.Attempt > 3 ? DeliveryReceipt.Delivered("ok")
            : answer == "throws" ? throw new InvalidOperationException()
            : DeliveryReceipt.Deferred(answer, "later"));
        await group.PublishAsync();
        Assert.Equal("a", (await group.EntryAsync()).Member);
        await group.Rig.RunForAsync(TimeSpan.FromMinutes(1));

        DeliveryLogEntry entry = await group.EntryAsync();
        Assert.Equal((Outcome.Delivered, "a", 4), (entry.Outcome, entry.Member, entry.Attempts));
        Assert.DoesNotContain(group.Alerts, sent => sent.Delivery.Target.Endpoint != "a");
        Assert.Single(group.Alerts.Select(sent => sent.Delivery.Id).Distinct());
    }

    [Fact]
    public async Task Beyond_the_patience_another_member_is_asked_first()
    {
        await using var group = new GroupRig(options => options.Endpoints[GroupRig.Group].Group!.Patience = TimeSpan.FromSeconds(10));
        group.Answers("a", GroupRig.Unanswered);
        await group.PublishAsync();
        await group.Rig.RunForAsync(TimeSpan.FromMinutes(1));

        // The written waits are 1, 3, 5 and 10 seconds: the fifth attempt is 19 seconds after the first.
        Assert.Equal("a a a a b", group.Asked);
        Assert.Equal(Rig.Noon.AddSeconds(19), group.Alerts[^1].At);
        Assert.Equal("b", (await group.EntryAsync()).Member);
    }

    [Fact]
    public async Task What_was_refused_and_may_have_arrived_goes_to_nobody_else()
    {
        await using var group = new GroupRig();
        group.Answers("a", DeliveryReceipt.Rejected("unknown", "not sent again", mayHaveArrived: true));
        await group.PublishAsync();
        await group.Rig.RunForAsync(TimeSpan.FromHours(2));

        Assert.Equal("a", group.Asked);
        Assert.Equal(1, await group.CountAsync(Outcome.DeadLettered));
    }

    [Fact]
    public async Task What_all_members_refuse_is_a_dead_letter()
    {
        await using var group = new GroupRig();
        group.Answers("a", GroupRig.Refused);
        group.Answers("b", GroupRig.Refused);
        group.Answers("c", GroupRig.Refused);
        await group.PublishAsync();

        Assert.Equal("a b c", group.Asked);
        Assert.Equal(1, await group.CountAsync(Outcome.DeadLettered));
    }

    [Fact]
    public async Task Who_refused_it_is_not_asked_again_before_those_that_could_not_be_asked()
    {
        await using var group = new GroupRig();
        group.Answers("a", GroupRig.Refused);
        group.Answers("b", delivery => delivery.Attempt == 1
            ? DeliveryReceipt.Deferred("ban", "wait", TimeSpan.FromMinutes(4), pausesEndpoint: true)
            : DeliveryReceipt.Delivered("ok"));
        group.Answers("c", GroupRig.Refused);
        await group.PublishAsync();
        await group.Rig.RunForAsync(TimeSpan.FromMinutes(5));

        Assert.Equal("a b c b", group.Asked);
        Assert.Equal(Rig.Noon.AddMinutes(4), group.Alerts[^1].At);
    }

    [Fact]
    public async Task Members_that_are_not_in_use_are_passed_over()
    {
        await using var group = new GroupRig(options =>
        {
            options.Endpoints["a"].State = EndpointState.Disabled;
            options.Endpoints["b"].Verified = false;
        });
        await group.PublishAsync();
        Assert.Equal("c", group.Asked);

        await group.Rig.Settings.EnableEndpointAsync("c", false, "ann");
        PublishResult result = await group.Rig.PublishAsync(Rig.Alert());
        Assert.Equal(Rules.Unverified, result.Rule);
    }

    [Fact]
    public async Task A_member_out_of_pace_is_passed_over_and_when_all_are_it_waits()
    {
        await using var group = new GroupRig(options =>
        {
            options.Endpoints["a"].PacingLimit = 1;
            options.Endpoints["b"].PacingLimit = 1;
            options.Endpoints[GroupRig.Group].Group!.Members = ["a", "b"];
        });
        for (int i = 0; i < 3; i++)
        {
            await group.PublishAsync($"web-{i}");
        }

        Assert.Equal("a b", group.Asked);
        await group.Rig.RunForAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("a b a", group.Asked);
        Assert.Equal(Rig.Noon.AddMinutes(1), group.Alerts[^1].At);
        Assert.All(group.Alerts, sent => Assert.Equal(1, sent.Delivery.Attempt));
    }

    [Fact]
    public async Task A_member_that_failed_stands_behind_the_others_for_its_rest()
    {
        await using var group = new GroupRig();
        group.Answers("a", GroupRig.Unreachable);
        await group.PublishAsync("1");
        await group.PublishAsync("2");
        Assert.Equal("a b b", group.Asked);

        group.Answers("a", DeliveryReceipt.Delivered("ok"));
        group.Rig.Time.Advance(TimeSpan.FromMinutes(1));
        await group.PublishAsync("3");
        await group.PublishAsync("4");
        Assert.Equal("a b b a a", group.Asked);
    }

    [Fact]
    public async Task When_all_are_down_the_least_recently_failed_is_asked_first()
    {
        await using var group = new GroupRig(options => options.Retry.Waits = [TimeSpan.FromSeconds(20)]);
        group.Answers("a", GroupRig.Unreachable);
        await group.PublishAsync("1");
        group.Rig.Time.Advance(TimeSpan.FromSeconds(10));
        group.Answers("b", GroupRig.Refused);
        group.Answers("c", GroupRig.Refused);
        await group.PublishAsync("2");
        Assert.Equal("a b b c a", group.Asked);

        // b and c failed ten seconds after noon, and so did a once more: the order of the members decides.
        group.Rig.Time.Advance(TimeSpan.FromSeconds(5));
        group.Answers("a", DeliveryReceipt.Delivered("ok"));
        await group.PublishAsync("3");
        group.Answers("a", GroupRig.Unreachable);
        group.Answers("b", DeliveryReceipt.Delivered("ok"));
        await group.PublishAsync("4");
        Assert.Equal("a b b c a a a b", group.Asked);
    }

    [Fact]
    public async Task All_members_share_the_time_of_one_attempt()
    {
        await using var group = new GroupRig();
        group.Answers("a", delivery =>
        {
            if (delivery.Attempt == 1)
            {
                group.Rig.Time.Advance(TimeSpan.FromSeconds(29.5));
            }

            return GroupRig.Refused;
        });
        await group.PublishAsync();
        Assert.Equal("a", group.Asked);
        await group.Rig.RunForAsync(TimeSpan.FromSeconds(1));
        Assert.Equal("a b", group.Asked);
        Assert.Equal(1, await group.CountAsync(Outcome.Delivered));
    }

    [Fact]
    public async Task Each_member_keeps_its_own_health_and_the_group_waits_only_when_all_are_disabled()
    {
        await using var group = new GroupRig(options => options.Endpoints[GroupRig.Group].Group!.Members = ["a", "b"]);
        DeliveryReceipt gone = DeliveryReceipt.Rejected("410", "gone", disablesEndpoint: true);
        group.Answers("a", gone);
        await group.PublishAsync("1");
        await group.PublishAsync("2");
        Assert.Equal("a b b", group.Asked);
        Assert.Equal(EndpointState.AutoDisabled, await StateAsync(group, "a"));
        Assert.Equal(EndpointState.Enabled, await StateAsync(group, GroupRig.Group));

        group.Answers("b", gone);
        await group.PublishAsync("3");
        await group.Rig.RunForAsync(TimeSpan.FromDays(1));
        Assert.Equal("a b b b", group.Asked);
        Assert.Equal(EndpointState.AutoDisabled, await StateAsync(group, "b"));
        Assert.Equal(EndpointState.Enabled, await StateAsync(group, GroupRig.Group));
        Assert.Equal(1, await group.CountAsync(Outcome.Waiting));

        group.Answers("b", DeliveryReceipt.Delivered("ok"));
        await group.Rig.Settings.EnableEndpointAsync("b", true, "ann");
        await group.Rig.DispatchAsync();
        Assert.Equal("a b b b b", group.Asked);
        Assert.Equal(0, await group.CountAsync(Outcome.Waiting));
    }

    [Fact]
    public async Task Attempts_of_a_member_count_wherever_they_come_from()
    {
        await using var group = new GroupRig(options =>
        {
            options.Health.MinimumAttempts = 4;
            options.Health.Grace = TimeSpan.Zero;
            options.Endpoints[GroupRig.Group].Group!.Rest = TimeSpan.Zero;
            options.Subscriptions["all"].Endpoints.Add("a");
        });
        group.Answers("a", GroupRig.Refused);
        await group.PublishAsync("1");
        Assert.Equal(EndpointState.Enabled, await StateAsync(group, "a"));
        await group.PublishAsync("2");
        Assert.Equal(EndpointState.AutoDisabled, await StateAsync(group, "a"));
    }

    [Fact]
    public async Task Recipients_still_owed_are_the_bound_members_own()
    {
        await using var group = new GroupRig();
        group.Answers("a", delivery => delivery.Attempt == 1
            ? DeliveryReceipt.Deferred("451", "greylisted", stillOwed: ["x@example.com"])
            : GroupRig.Unreachable);
        await group.PublishAsync();
        await group.Rig.RunForAsync(TimeSpan.FromSeconds(1));

        Assert.Equal("a a b", group.Asked);
        Assert.Equal(["x@example.com"], group.Alerts[1].Delivery.Recipients);
        Assert.Empty(group.Alerts[2].Delivery.Recipients);
    }

    [Fact]
    public async Task A_member_takes_no_more_at_once_than_it_may()
    {
        await using var group = new GroupRig(options =>
        {
            options.Endpoints["a"].Concurrency = 1;
            options.Subscriptions["all"].Endpoints.Add("a");
        });
        int underWay = 0;
        int most = 0;
        group.Rig.Channel.Answer = async (_, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref underWay));
            await Task.Yield();
            Interlocked.Decrement(ref underWay);
            return DeliveryReceipt.Delivered("ok");
        };
        for (int i = 0; i < 20; i++)
        {
            await group.Rig.PublishAsync(Rig.Alert($"web-{i}"));
        }

        await group.Rig.RunForAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(40, group.Alerts.Count);
        Assert.All(group.Alerts, sent => Assert.Equal("a", sent.Delivery.Target.Endpoint));
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task A_member_without_a_contact_speaks_the_language_of_the_group()
    {
        await using var group = new GroupRig(options =>
        {
            options.Contacts["li"] = new Contact { Endpoints = [GroupRig.Group], Culture = "zh-Hans", TimeZone = "Asia/Shanghai" };
            options.Contacts["aya"] = new Contact { Endpoints = ["b"], Culture = "ja" };
        });
        group.Answers("a", GroupRig.Refused);
        await group.PublishAsync();
        Assert.Equal(["zh-Hans", "ja"], group.Alerts.Select(sent => sent.Delivery.Target.Culture.Name));
        Assert.All(group.Alerts, sent => Assert.Equal("Asia/Shanghai", sent.Delivery.Target.TimeZone.Id));
    }

    private static DeliveryReceipt Certain(string answer) => answer switch
    {
        "refused" => GroupRig.Refused,
        "gone" => DeliveryReceipt.Rejected("410", "gone", disablesEndpoint: true),
        "unreachable" => GroupRig.Unreachable,
        "not-tried" => DeliveryReceipt.NotTried("breaker", "open", TimeSpan.FromSeconds(30)),
        "banned" => DeliveryReceipt.Deferred("130101", "too fast", TimeSpan.FromMinutes(10), pausesEndpoint: true),
        _ => DeliveryReceipt.Deferred("429", "later", TimeSpan.FromMinutes(2)),
    };

    private static async Task<EndpointState> StateAsync(GroupRig group, string name) =>
        (await group.Rig.Settings.ListAsync<Endpoint>()).Single(endpoint => endpoint.Name == name).State;
}
