using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Stores;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Dispatch;

/// <summary>What a channel that holds is to send is written down as started before it is sent, and sent once.</summary>
public sealed class RecordedStartsTests
{
    [Fact]
    public async Task When_the_store_fails_it_stays_and_claimed_once_more_it_is_sent_once()
    {
        var stores = new SharedStores();
        await using Rig rig = await PublishedAsync(stores);
        var away = new StoreException("Away.");
        (stores.Outbox.Failing, stores.Outbox.Fault) = ("start", away);
        Assert.Same(away, await Assert.ThrowsAsync<StoreException>(rig.DispatchAsync));
        Assert.Empty(rig.Sent);

        (stores.Outbox.Fault, stores.Outbox.ClaimsAgain) = (null, true);
        await rig.DispatchAsync();
        Assert.Single(rig.Sent);
    }

    [Fact]
    public async Task What_another_process_has_taken_is_not_sent_and_is_sent_when_it_comes_back()
    {
        var stores = new SharedStores();
        await using Rig rig = await PublishedAsync(stores);
        stores.Outbox.StartsNone = true;
        await rig.DispatchAsync();
        Assert.Empty(rig.Sent);

        (stores.Outbox.StartsNone, stores.Outbox.ClaimsAgain) = (false, true);
        await rig.DispatchAsync();
        Assert.Single(rig.Sent);
    }

    private static async Task<Rig> PublishedAsync(SharedStores stores)
    {
        var rig = new Rig(options => options.AlertsOnly(), stores.Use);
        rig.Channel.WhenUnknown = WhenUnknown.Hold;
        await rig.PublishAsync(Rig.Alert());
        return rig;
    }
}
