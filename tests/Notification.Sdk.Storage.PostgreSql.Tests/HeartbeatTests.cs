using Notification.Sdk.Storage.PostgreSql.Nodes;
using Notification.Sdk.Storage.PostgreSql.Tests.Server;
using Notification.Sdk.Storage.PostgreSql.Tests.Support;
using Notification.Sdk.Storage.Tests;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.PostgreSql.Tests;

/// <summary>What a dead node had claimed waits for nobody's lease.</summary>
[Collection(Postgres.Name)]
public sealed class HeartbeatTests(PostgresServer server) : IAsyncLifetime
{
    private readonly TestSchema _schema = new(server);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _schema.DisposeAsync();

    [Fact]
    public async Task A_node_that_is_silent_for_half_a_minute_loses_its_claims()
    {
        await using World dead = await ClaimedAsync();
        await using World other = new(_schema);
        for (int seconds = 0; seconds < 30; seconds += 5)
        {
            await BeatAsync(other);
            Assert.Empty(await ClaimAsync(other));
            other.Time.Advance(TimeSpan.FromSeconds(5));
        }

        // The node's own loop, which the clock has moved, may be the one that takes them.
        IReadOnlyList<Claim> claims = [];
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(20));
        using PeriodicTimer look = new(TimeSpan.FromMilliseconds(20));
        while (claims.Count == 0)
        {
            await look.WaitForNextTickAsync(limit.Token);
            await BeatAsync(other);
            claims = await ClaimAsync(other);
        }

        Assert.True(Assert.Single(claims) is { IsInterrupted: true, Attempt: 2 });
    }

    [Fact]
    public async Task A_node_that_beats_keeps_them()
    {
        await using World living = await ClaimedAsync();
        await using World other = new(_schema);
        for (int seconds = 0; seconds < 120; seconds += 5)
        {
            await BeatAsync(other);
            await BeatAsync(living);
            other.Time.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Empty(await ClaimAsync(other));
    }

    [Fact]
    public async Task Who_was_away_itself_makes_nobody_dead()
    {
        await using World living = await ClaimedAsync();
        await using World other = new(_schema);
        await BeatAsync(other);
        other.Time.Advance(TimeSpan.FromMinutes(2));

        await BeatAsync(other);

        Assert.Empty(await ClaimAsync(other));
    }

    [Fact]
    public async Task A_node_that_ends_in_order_leaves_nothing_claimed()
    {
        await using (await ClaimedAsync())
        {
        }

        await using World other = new(_schema);

        Assert.Single(await ClaimAsync(other));
        Assert.Equal(0, await server.ReadAsync<long>($"SELECT count(*) FROM {_schema.Name}.nodes WHERE beat > 1"));
    }

    /// <summary>A node that beats only when the test says so, and has claimed something.</summary>
    private async Task<World> ClaimedAsync()
    {
        World node = new(_schema);
        await node.Notifier.PublishAsync(StoreWorld.Alert("e1"));
        await BeatAsync(node);
        Assert.Single(await ClaimAsync(node));

        // The claim has begun the node's own loop, which beats once and then waits for a clock that stands still.
        using PeriodicTimer look = new(TimeSpan.FromMilliseconds(20));
        while (await server.ReadAsync<long>($"SELECT max(beat) FROM {_schema.Name}.nodes") < 2)
        {
            await look.WaitForNextTickAsync();
        }

        return node;
    }

    private static Task BeatAsync(World node) => node.Get<Heartbeat>().BeatAsync(default);

    private static async Task<IReadOnlyList<Claim>> ClaimAsync(World node) => await node.Outbox.ClaimAsync(
        new ClaimRequest(node.Time.Now, StoreWorld.Noon.AddDays(1), 10, []), default);
}
