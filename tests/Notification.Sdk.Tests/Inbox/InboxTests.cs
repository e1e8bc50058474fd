using Notification.Sdk.Policies;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Inbox;

public sealed class InboxTests
{
    private static Rig WithInbox(int capacity = 3) => new(options =>
    {
        options.InboxCapacity = capacity;
        options.InboxRetention = TimeSpan.FromDays(30);
        options.Topics["news"] = new() { DedupPeriod = TimeSpan.Zero };
        options.Subscriptions["all"] = new Subscription { Contacts = ["primary"] };
    });

    [Fact]
    public async Task It_keeps_the_newest_up_to_its_capacity()
    {
        await using Rig rig = WithInbox();
        for (int i = 0; i < 5; i++)
        {
            await rig.PublishAsync(Rig.Alert($"web-{i}", topic: "news"));
            await rig.DispatchAsync();
            rig.Time.Advance(TimeSpan.FromMinutes(1));
        }

        IReadOnlyList<InboxMessage> messages = await rig.Get<IInbox>().ListAsync(new InboxQuery());
        Assert.Equal(3, messages.Count);
        Assert.Equal([.. messages.OrderByDescending(message => message.ReceivedAt)], messages);
        Assert.Contains("web-4", messages[0].Title, StringComparison.Ordinal);
        InboxMessage older = Assert.Single(
            await rig.Get<IInbox>().ListAsync(new InboxQuery { Before = messages[1].ReceivedAt }));
        Assert.Contains("web-2", older.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_forgets_what_is_too_old()
    {
        await using Rig rig = WithInbox();
        await rig.PublishAsync(Rig.Alert(topic: "news"));
        await rig.DispatchAsync();
        rig.Time.Advance(TimeSpan.FromDays(30));
        Assert.Single(await rig.Get<IInbox>().ListAsync(new InboxQuery()));
        rig.Time.Advance(TimeSpan.FromTicks(1));
        Assert.Empty(await rig.Get<IInbox>().ListAsync(new InboxQuery()));
        Assert.Equal(0, await rig.Get<IInbox>().CountUnreadAsync());
    }

    [Fact]
    public async Task Read_messages_can_be_left_out()
    {
        await using Rig rig = WithInbox();
        await rig.PublishAsync(Rig.Alert("a", topic: "news"));
        await rig.PublishAsync(Rig.Alert("b", topic: "news"));
        await rig.DispatchAsync();
        IReadOnlyList<InboxMessage> all = await rig.Get<IInbox>().ListAsync(new InboxQuery());
        Assert.Equal(1, await rig.Get<IInbox>().MarkReadAsync([all[0].Id, "unknown"]));
        Assert.Equal(0, await rig.Get<IInbox>().MarkReadAsync([all[0].Id]));
        Assert.Equal(all[1], Assert.Single(await rig.Get<IInbox>().ListAsync(new InboxQuery { UnreadOnly = true })));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            async () => await rig.Get<IInbox>().ListAsync(new InboxQuery { Limit = 0 }));
    }
}
