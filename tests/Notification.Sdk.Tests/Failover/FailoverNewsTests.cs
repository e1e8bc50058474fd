using Microsoft.Extensions.DependencyInjection;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Stores;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Failover;

public sealed class FailoverNewsTests
{
    [Fact]
    public async Task The_owner_is_told_once_a_day_while_a_fallback_hides_a_dead_member_and_when_it_is_back()
    {
        await using var group = new GroupRig();
        group.Answers("a", GroupRig.Unreachable);
        for (int i = 0; i < 10; i++)
        {
            await group.PublishAsync($"web-{i}");
            group.Rig.Time.Advance(TimeSpan.FromHours(1));
        }

        InboxMessage told = Assert.Single(await NewsAsync(group));
        Assert.Contains("'a' fails; 'b' takes the notifications of the group 'oncall'", told.Title, StringComparison.Ordinal);

        group.Rig.Time.Advance(TimeSpan.FromHours(10));
        await group.PublishAsync("next day");
        Assert.Equal(2, (await NewsAsync(group)).Count);

        group.Answers("a", DeliveryReceipt.Delivered("ok"));
        group.Rig.Time.Advance(TimeSpan.FromMinutes(1));
        await group.PublishAsync("back");
        await group.PublishAsync("still there");
        Assert.Equal(3, (await NewsAsync(group)).Count);
        Assert.Single(await NewsAsync(group), m => m.Title.Contains("'a' takes the notifications", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_news_carry_who_fails_and_who_stands_in_and_are_as_severe_as_they_are()
    {
        await using var group = new GroupRig(options =>
        {
            options.Endpoints["watch"] = new Endpoint { Channel = "recording", Address = "watch" };
            options.Subscriptions["news"] = new Subscription { Endpoints = ["watch"], Topics = [Topics.System] };
        });
        group.Answers("a", GroupRig.Unreachable);
        await group.PublishAsync("one");
        group.Answers("a", DeliveryReceipt.Delivered("ok"));
        group.Rig.Time.Advance(TimeSpan.FromMinutes(2));
        await group.PublishAsync("two");
        await group.Rig.DispatchAsync();

        SecurityEvent[] news = [.. group.Rig.Sent.Where(sent => sent.Delivery.Topic == Topics.System).SelectMany(sent => sent.Delivery.Events)];
        Assert.Equal(
            [("group-member-fails", Severity.High, "failover oncall a b"), ("group-member-recovered", Severity.Informational, "failover oncall a a")],
            news.Select(told => (told.Kind!, told.Severity, string.Join(' ', EvidenceFact.Of(told.Evidence[0]).Select(fact => fact.Value)))));
        Assert.Contains("again", news[1].Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_that_comes_and_goes_is_told_once_a_period()
    {
        await using var group = new GroupRig();
        for (int i = 0; i < 5; i++)
        {
            group.Answers("a", i % 2 == 0 ? GroupRig.Unreachable : DeliveryReceipt.Delivered("ok"));
            await group.PublishAsync($"web-{i}");
            group.Rig.Time.Advance(TimeSpan.FromMinutes(2));
        }

        Assert.Equal(2, (await NewsAsync(group)).Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_restart_repeats_no_news_and_knows_what_to_take_back(int daysLater)
    {
        await using var first = new GroupRig();
        first.Answers("a", GroupRig.Unreachable);
        await first.PublishAsync("before");
        await first.Rig.DispatchAsync();

        await using GroupRig second = After(first);
        second.Answers("a", GroupRig.Unreachable);
        await second.PublishAsync("after");
        Assert.Equal("a b", second.Asked);
        Assert.Single(await NewsAsync(first));

        await using GroupRig third = After(first);
        third.Rig.Time.Advance(TimeSpan.FromDays(daysLater));
        await third.PublishAsync("well again");
        await third.Rig.DispatchAsync();
        Assert.Equal(2, (await NewsAsync(first)).Count);
    }

    [Fact]
    public async Task Nobody_is_told_of_a_member_that_a_person_disabled_or_that_only_waits()
    {
        await using var group = new GroupRig(options => options.Endpoints["a"].State = EndpointState.Disabled);
        group.Answers("b", DeliveryReceipt.NotTried("pace", "full", TimeSpan.FromMinutes(1), pausesEndpoint: true));
        await group.PublishAsync("1");
        await group.PublishAsync("2");
        Assert.Equal("b c c", group.Asked);
        Assert.Empty(await NewsAsync(group));
    }

    private static GroupRig After(GroupRig before) => new(build: builder =>
    {
        builder.Services.AddSingleton(before.Rig.Get<IAdmissionStore>());
        builder.Services.AddSingleton(before.Rig.Get<IOutbox>());
        builder.Services.AddSingleton(before.Rig.Get<IOutcomeLog>());
        builder.Services.AddSingleton(before.Rig.Get<IDeliveryLog>());
        builder.Services.AddSingleton(before.Rig.Get<IInboxStore>());
    });

    private static async Task<IReadOnlyList<InboxMessage>> NewsAsync(GroupRig group)
    {
        await group.Rig.DispatchAsync();
        IReadOnlyList<InboxMessage> messages = await group.Rig.Get<IInbox>().ListAsync(new InboxQuery());
        return [.. messages.Where(message => message.Topic == Topics.System)];
    }
}
