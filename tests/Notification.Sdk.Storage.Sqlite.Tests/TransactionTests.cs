using Microsoft.Data.Sqlite;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Storage.Sqlite.Tests.Support;

namespace Notification.Sdk.Storage.Sqlite.Tests;

/// <summary>The application's row and its notification commit together or vanish together.</summary>
public sealed class TransactionTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task What_commits_is_delivered()
    {
        await using World world = await StartAsync();
        await using SqliteConnection connection = Connect(_folder.File);
        await using (SqliteTransaction transaction = connection.BeginTransaction())
        {
            Execute(connection, "CREATE TABLE orders(id INTEGER); INSERT INTO orders VALUES (1)");
            PublishResult result = await world.Notifier.PublishAsync(World.Alert("e1"), transaction);
            Assert.True(result.IsAccepted);
            Assert.Null(await world.Outbox.NextDueAsync([], default));
            Assert.True(world.Outbox.PollInterval <= TimeSpan.FromSeconds(1));
            transaction.Commit();
        }

        await world.Get<IDispatcher>().DispatchDueAsync();

        Assert.Equal("e1", Assert.Single(world.Channel.All).Delivery.Events[0].Id);
        Assert.True(world.Outbox.PollInterval > TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task What_is_rolled_back_never_was()
    {
        await using World world = await StartAsync();
        await using SqliteConnection connection = Connect(_folder.File);
        await using (SqliteTransaction transaction = connection.BeginTransaction())
        {
            Assert.True((await world.Notifier.PublishAsync(World.Alert("e1", "same"), transaction)).IsAccepted);
            transaction.Rollback();
        }

        await world.Get<IDispatcher>().DispatchDueAsync();
        Assert.Empty(world.Channel.All);
        Assert.Empty(await world.Log.CountAsync());

        PublishResult again = await world.Notifier.PublishAsync(World.Alert("e1", "same"));

        Assert.True(again.IsAccepted);
        await world.Get<IDispatcher>().DispatchDueAsync();
        Assert.Single(world.Channel.All);
    }

    [Fact]
    public async Task Budgets_and_summaries_of_a_transaction_vanish_with_it()
    {
        await using World world = await StartAsync(options => options.Topics[Topics.Alerts] = new TopicPolicy
        {
            Throttles = [new ThrottleRule { Name = "one", Limit = 1, ReservedForHigh = 0 }],
        });
        await using SqliteConnection connection = Connect(_folder.File);
        await using (SqliteTransaction transaction = connection.BeginTransaction())
        {
            Assert.Equal(PublishStatus.Accepted, (await world.Notifier.PublishAsync(World.Alert("e1"), transaction)).Status);
            Assert.Equal(PublishStatus.Summarized, (await world.Notifier.PublishAsync(World.Alert("e2"), transaction)).Status);
        }

        Assert.Equal(PublishStatus.Accepted, (await world.Notifier.PublishAsync(World.Alert("e3"))).Status);
        Assert.Equal(PublishStatus.Summarized, (await world.Notifier.PublishAsync(World.Alert("e4"))).Status);
    }

    [Fact]
    public async Task Triggers_count_within_the_transaction()
    {
        await using World world = await StartAsync(options => options.Triggers["twice"] = new ThresholdTrigger
        {
            MoreThan = 1,
            Within = TimeSpan.FromMinutes(5),
            RaiseTopic = Topics.Alerts,
        });
        await using SqliteConnection connection = Connect(_folder.File);
        await using (SqliteTransaction transaction = connection.BeginTransaction())
        {
            Assert.Empty((await world.Notifier.PublishAsync(World.Alert("e1"), transaction)).Raised);
            Assert.Single((await world.Notifier.PublishAsync(World.Alert("e2"), transaction)).Raised);
        }

        Assert.Empty((await world.Notifier.PublishAsync(World.Alert("e3"))).Raised);
    }

    [Fact]
    public async Task A_transaction_of_another_file_is_refused_by_both_names()
    {
        await using World world = new(_folder.File);
        string other = Path.Combine(_folder.Folder, "other.db");
        await using SqliteConnection connection = Connect(other);
        await using SqliteTransaction transaction = connection.BeginTransaction();

        NotSupportedException refused = await Assert.ThrowsAsync<NotSupportedException>(
            async () => await world.Notifier.PublishAsync(World.Alert("e1"), transaction));

        Assert.Contains(other, refused.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.File, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transaction_that_has_ended_is_refused()
    {
        await using World world = await StartAsync();
        await using SqliteConnection connection = Connect(_folder.File);
        SqliteTransaction transaction = connection.BeginTransaction();
        transaction.Commit();

        NotSupportedException refused = await Assert.ThrowsAsync<NotSupportedException>(
            async () => await world.Notifier.PublishAsync(World.Alert("e1"), transaction));

        Assert.Contains("has ended", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A host opens the store at its start; here the first question does.</summary>
    private async Task<World> StartAsync(Action<SecurityNotificationsOptions>? configure = null)
    {
        var world = new World(_folder.File, configure);
        Assert.Null(await world.Outbox.NextDueAsync([], default));
        return world;
    }

    private static SqliteConnection Connect(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
