using System.Data.Common;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Storage.PostgreSql.Tests.Server;
using Notification.Sdk.Storage.PostgreSql.Tests.Support;
using Notification.Sdk.Storage.Tests;
using Notification.Sdk.Stores;
using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql.Tests;

/// <summary>The application's row and its notification commit together or vanish together.</summary>
[Collection(Postgres.Name)]
public sealed class TransactionTests(PostgresServer server) : IAsyncLifetime
{
    private readonly TestSchema _schema = new(server);
    private NpgsqlConnection _connection = null!;

    public async Task InitializeAsync() => _connection = await ConnectAsync(server.ConnectionString);

    public async Task DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _schema.DisposeAsync();
    }

    [Fact]
    public async Task What_commits_is_delivered()
    {
        await using World world = new(_schema);
        await using (NpgsqlTransaction transaction = await _connection.BeginTransactionAsync())
        {
            Assert.True((await world.Notifier.PublishAsync(StoreWorld.Alert("e1"), transaction)).IsAccepted);
            Assert.Null(await world.Outbox.NextDueAsync([], default));
            await transaction.CommitAsync();
        }

        world.Time.Advance(TimeSpan.FromSeconds(1));
        await world.Get<IDispatcher>().DispatchDueAsync();

        Assert.Equal("e1", Assert.Single(world.Channel.All).Delivery.Events[0].Id);
    }

    [Fact]
    public async Task What_is_rolled_back_never_was()
    {
        await using World world = new(_schema);
        await using (NpgsqlTransaction transaction = await _connection.BeginTransactionAsync())
        {
            Assert.True((await world.Notifier.PublishAsync(StoreWorld.Alert("e1", "same"), transaction)).IsAccepted);
            Assert.Equal(Rules.Duplicate, (await world.Notifier.PublishAsync(StoreWorld.Alert("e2", "same"), transaction)).Rule);
            await transaction.RollbackAsync();
        }

        Assert.True((await world.Notifier.PublishAsync(StoreWorld.Alert("e1", "same"))).IsAccepted);
        await world.Get<IDispatcher>().DispatchDueAsync();
        Assert.Single(world.Channel.All);
    }

    [Fact]
    public async Task Budgets_triggers_and_summaries_of_a_transaction_vanish_with_it()
    {
        await using World world = new(_schema, options =>
        {
            options.Topics[Topics.Alerts] = new TopicPolicy
            {
                Throttles = [new ThrottleRule { Name = "one", Limit = 1, ReservedForHigh = 0 }],
            };
            options.Triggers["twice"] = new ThresholdTrigger { MoreThan = 1, Within = TimeSpan.FromMinutes(5), RaiseTopic = Topics.Baseline };
        });
        await using (NpgsqlTransaction transaction = await _connection.BeginTransactionAsync())
        {
            Assert.Equal(PublishStatus.Accepted, (await world.Notifier.PublishAsync(StoreWorld.Alert("e1"), transaction)).Status);
            PublishResult second = await world.Notifier.PublishAsync(StoreWorld.Alert("e2"), transaction);
            Assert.Equal((PublishStatus.Summarized, 1), (second.Status, second.Raised.Count));
        }

        PublishResult third = await world.Notifier.PublishAsync(StoreWorld.Alert("e3"));
        Assert.Equal((PublishStatus.Accepted, 0), (third.Status, third.Raised.Count));
        Assert.Equal(PublishStatus.Summarized, (await world.Notifier.PublishAsync(StoreWorld.Alert("e4"))).Status);
    }

    [Fact]
    public async Task A_step_that_fails_leaves_the_transaction_able_to_go_on()
    {
        await using World world = new(_schema);
        await world.Outbox.NextDueAsync([], default);
        await server.ExecuteAsync($"ALTER TABLE {_schema.Name}.legs ADD CHECK (event_id <> 'bad')");
        await using NpgsqlTransaction transaction = await _connection.BeginTransactionAsync();

        await Assert.ThrowsAsync<StoreException>(async () => await world.Notifier.PublishAsync(StoreWorld.Alert("bad"), transaction));
        Assert.True((await world.Notifier.PublishAsync(StoreWorld.Alert("good"), transaction)).IsAccepted);
        await transaction.CommitAsync();

        Assert.Equal("good", await server.ReadAsync<string>($"SELECT event_id FROM {_schema.Name}.legs"));
    }

    [Fact]
    public async Task A_transaction_of_another_database_is_refused()
    {
        string other = $"other_{Guid.NewGuid():N}";
        await server.ExecuteAsync($"CREATE DATABASE {other}");
        await using World world = new(_schema);
        await using NpgsqlConnection connection = await ConnectAsync(
            new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = other }.ConnectionString);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();

        NotSupportedException refused = await Assert.ThrowsAsync<NotSupportedException>(
            async () => await world.Notifier.PublishAsync(StoreWorld.Alert("e1"), transaction));

        Assert.Contains(other, refused.Message, StringComparison.Ordinal);
        Assert.Contains(_schema.Name, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transaction_that_has_ended_or_is_of_another_kind_is_refused()
    {
        await using World world = new(_schema);
        NpgsqlTransaction transaction = await _connection.BeginTransactionAsync();
        await transaction.CommitAsync();

        NotSupportedException ended = await Assert.ThrowsAsync<NotSupportedException>(
            async () => await world.Notifier.PublishAsync(StoreWorld.Alert("e1"), transaction));
        NotSupportedException other = await Assert.ThrowsAsync<NotSupportedException>(
            async () => await world.Notifier.PublishAsync(StoreWorld.Alert("e1"), new OtherTransaction()));

        Assert.Contains("has ended", ended.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(OtherTransaction), other.Message, StringComparison.Ordinal);
    }

    private static async Task<NpgsqlConnection> ConnectAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    private sealed class OtherTransaction : DbTransaction
    {
        public override System.Data.IsolationLevel IsolationLevel => System.Data.IsolationLevel.Unspecified;

        protected override DbConnection? DbConnection => null;

        public override void Commit()
        {
        }

        public override void Rollback()
        {
        }
    }
}
