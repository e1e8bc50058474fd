using Notification.Sdk.Storage.PostgreSql.Tests.Server;
using Notification.Sdk.Storage.PostgreSql.Tests.Support;
using Notification.Sdk.Storage.Tests;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.PostgreSql.Tests;

/// <summary>A node that comes back from the dead settles nothing that another one owns by now.</summary>
[Collection(Postgres.Name)]
public sealed class FencingTests(PostgresServer server) : IAsyncLifetime
{
    private static readonly DeliveryReceipt Ok = DeliveryReceipt.Delivered("ok");
    private readonly TestSchema _schema = new(server);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _schema.DisposeAsync();

    [Fact]
    public async Task A_claim_whose_lease_has_ended_is_its_next_claimants()
    {
        await using World paused = new(_schema);
        await using World other = new(_schema);
        await paused.Notifier.PublishAsync(StoreWorld.Alert("e1"));
        Claim before = Assert.Single(await ClaimAsync(paused));
        Assert.Empty(await ClaimAsync(other));
        paused.Time.Advance(TimeSpan.FromMinutes(6));
        other.Time.Advance(TimeSpan.FromMinutes(6));

        Claim after = Assert.Single(await ClaimAsync(other));

        Assert.Equal((before.DeliveryId, 2, true, false), (after.DeliveryId, after.Attempt, after.IsInterrupted, after.WasStarted));
        Assert.Empty(await paused.Outbox.StartAsync([before], paused.Time.Now, default));
        Assert.Equal(1, await SettleAsync(paused, before));
        Assert.Single(await other.Outbox.StartAsync([after], other.Time.Now, default));
        Assert.Equal(0, await SettleAsync(other, after));
        Assert.Equal(1, await SettleAsync(paused, before));
        Assert.Equal(1, await SettleAsync(other, after));
        DeliveryLogEntry entry = Assert.Single(await other.Log.QueryAsync(new DeliveryLogQuery { Limit = 10 }));
        Assert.Equal((Outcome.Delivered, true), (entry.Outcome, entry.MayBeDuplicate));
    }

    [Fact]
    public async Task The_same_node_cannot_settle_its_own_claim_of_before()
    {
        await using World node = new(_schema);
        await node.Notifier.PublishAsync(StoreWorld.Alert("e1"));
        Claim before = Assert.Single(await ClaimAsync(node));
        node.Time.Advance(TimeSpan.FromMinutes(6));
        Claim after = Assert.Single(await ClaimAsync(node));

        Assert.Equal(1, await SettleAsync(node, before));
        Assert.Equal(0, await SettleAsync(node, after));
    }

    private static async Task<IReadOnlyList<Claim>> ClaimAsync(World node) => await node.Outbox.ClaimAsync(
        new ClaimRequest(node.Time.Now, node.Time.Now.AddMinutes(5), 10, []), default);

    private static async Task<int> SettleAsync(World node, Claim claim) =>
        await node.Outbox.SettleAsync([Settlement.Ended(claim, node.Time.Now, Outcome.Delivered, Ok)], default);
}
