using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Storage.PostgreSql.Tests.Server;
using Notification.Sdk.Storage.PostgreSql.Tests.Support;
using Notification.Sdk.Storage.Tests;

namespace Notification.Sdk.Storage.PostgreSql.Tests;

/// <summary>What has no more use goes, what waits or counts stays.</summary>
[Collection(Postgres.Name)]
public sealed class UpkeepTests(PostgresServer server) : IAsyncLifetime
{
    private readonly TestSchema _schema = new(server);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _schema.DisposeAsync();

    [Fact]
    public async Task After_their_time_only_counts_and_what_waits_are_left()
    {
        await using World world = new(
            _schema,
            options => options.Topics[Topics.Alerts] = new TopicPolicy
            {
                DedupPeriod = TimeSpan.FromHours(1),
                Throttles = [new ThrottleRule { Name = "many", Limit = 100 }],
            },
            options => options.RefusalCapacity = 3);
        for (int i = 0; i < 5; i++)
        {
            await world.Notifier.PublishAsync(StoreWorld.Alert($"told-{i}"));
        }

        await world.Get<IDispatcher>().DispatchDueAsync();
        world.Channel.Answers(DeliveryReceipt.Deferred("503", "later"));
        await world.Notifier.PublishAsync(StoreWorld.Alert("waits"));
        await world.Get<IDispatcher>().DispatchDueAsync();
        for (int i = 0; i < 8; i++)
        {
            await world.Notifier.PublishAsync(StoreWorld.Alert($"refused-{i}", "told-0"));
        }

        await world.Log.CountAsync();
        world.Time.Advance(TimeSpan.FromDays(31));

        await TidyAsync(world);

        Assert.Equal("waits", await server.ReadAsync<string>($"SELECT string_agg(event_id, ' ') FROM {_schema.Name}.legs"));
        Assert.Equal(0, await CountAsync("dedup"));
        Assert.Equal(0, await CountAsync("counters"));
        Assert.Equal(0, await CountAsync("count_changes"));
        Assert.True(await CountAsync("refusals") <= 3);
        OutcomeCount[] counts = [.. (await world.Log.CountAsync()).Where(count => count.Topic == Topics.Alerts)];
        Assert.Equal(5, counts.Single(count => count.Outcome == Outcome.Delivered).Count);
        Assert.Equal(1, counts.Single(count => count.Outcome == Outcome.Waiting).Count);
        Assert.Equal(8, counts.Single(count => count.Outcome == Outcome.Suppressed).Count);
    }

    [Fact]
    public async Task One_node_at_a_time_does_it()
    {
        await using World world = new(_schema);
        await world.Outbox.NextDueAsync([], default);
        await using var connection = new Npgsql.NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using Npgsql.NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
        await using (var other = new Npgsql.NpgsqlCommand($"SELECT pg_advisory_xact_lock(hashtextextended('\"{_schema.Name}\"', 4))", connection))
        {
            await other.ExecuteNonQueryAsync();
        }

        Assert.Equal(-1, await world.Get<Nodes.Upkeep>().TidyAsync(default));
        await transaction.RollbackAsync();
        Assert.Equal(0, await TidyAsync(world));
    }

    /// <summary>The node's own loop, which the clock has moved, may be at it just now: then its turn comes next.</summary>
    private static async Task<long> TidyAsync(World world)
    {
        using PeriodicTimer look = new(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            long dropped = await world.Get<Nodes.Upkeep>().TidyAsync(default);
            if (dropped >= 0)
            {
                return dropped;
            }

            await look.WaitForNextTickAsync();
        }
    }

    private Task<long> CountAsync(string table) => server.ReadAsync<long>($"SELECT count(*) FROM {_schema.Name}.{table}");
}
