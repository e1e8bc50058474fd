using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Storage.PostgreSql.Tests.Server;
using Notification.Sdk.Storage.PostgreSql.Tests.Support;
using Notification.Sdk.Storage.Tests;

namespace Notification.Sdk.Storage.PostgreSql.Tests;

/// <summary>How often the database is asked, as it counts itself (pg_stat_statements).</summary>
[Collection(Postgres.Name)]
public sealed class RoundTripTests(PostgresServer server) : IAsyncLifetime
{
    private readonly TestSchema _schema = new(server);

    public async Task InitializeAsync() => await server.ExecuteAsync("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");

    public async Task DisposeAsync() => await _schema.DisposeAsync();

    [Fact]
    public async Task An_admitted_event_costs_one_and_a_known_refusal_none()
    {
        await using World node = new(_schema, Capped);
        await node.Notifier.PublishAsync(StoreWorld.Alert("before"));
        await ResetAsync();

        for (int i = 0; i < 20; i++)
        {
            Assert.True((await node.Notifier.PublishAsync(StoreWorld.Alert($"e{i}", $"thing-{i}"))).IsAccepted);
        }

        Assert.Equal(20, await StatementsAsync());
        for (int i = 0; i < 200; i++)
        {
            Assert.False((await node.Notifier.PublishAsync(StoreWorld.Alert($"again-{i}", $"thing-{i % 20}"))).IsAccepted);
        }

        Assert.Equal(20, await StatementsAsync());
    }

    [Fact]
    public async Task Many_publishers_share_one()
    {
        await using World node = new(_schema, Capped);
        await node.Notifier.PublishAsync(StoreWorld.Alert("before"));
        await ResetAsync();

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => node.Notifier.PublishAsync(StoreWorld.Alert($"e{i}")).AsTask()));

        Assert.InRange(await StatementsAsync(), 1, 100);
    }

    [Fact]
    public async Task Two_nodes_under_a_flood_of_duplicates_ask_no_more_often_than_they_admit()
    {
        await using World one = new(_schema, Capped);
        await using World other = new(_schema, Capped);
        await one.Notifier.PublishAsync(StoreWorld.Alert("before-1"));
        await other.Notifier.PublishAsync(StoreWorld.Alert("before-2"));
        await ResetAsync();

        PublishResult[][] results = await Task.WhenAll(new[] { one, other }.SelectMany((node, number) => Enumerable.Range(0, 8).Select(lane =>
            Task.Run(() => FloodAsync(node, (8 * number) + lane)))));

        int admitted = results.SelectMany(some => some).Count(result => result.IsAccepted);
        Assert.Equal(100, admitted);
        Assert.InRange(await StatementsAsync(), 1, admitted);
    }

    // 125 events each of 100 things: with 16 publishers, 95 in a hundred are duplicates.
    private static async Task<PublishResult[]> FloodAsync(World node, int lane)
    {
        var random = new Random(lane);
        int[] things = [.. Enumerable.Range(0, 125).Select(i => i % 100)];
        random.Shuffle(things);
        var results = new PublishResult[things.Length];
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = await node.Notifier.PublishAsync(StoreWorld.Alert($"{lane}-{i}", $"thing-{things[i]}"));
        }

        return results;
    }

    private static void Capped(SecurityNotificationsOptions options) => options.Topics[Topics.Alerts] = new TopicPolicy
    {
        DedupPeriod = TimeSpan.FromHours(1),
        Throttles = [new ThrottleRule { Name = "many", Limit = 1000, ReservedForHigh = 0 }],
    };

    private Task ResetAsync() => server.ExecuteAsync("SELECT pg_stat_statements_reset()");

    // Looks, upkeep and the log's own reads are not of an event.
    private Task<long> StatementsAsync() => server.ReadAsync<long>($"""
        SELECT coalesce(sum(calls), 0)::bigint FROM pg_stat_statements
        WHERE query LIKE '%"{_schema.Name}"%' AND query NOT LIKE '%.tidy(%' AND query NOT LIKE '%.look(%' AND query NOT LIKE 'LISTEN%'
            AND query NOT LIKE '%count_changes%' AND query NOT LIKE '%.refusals(%'
        """);
}
