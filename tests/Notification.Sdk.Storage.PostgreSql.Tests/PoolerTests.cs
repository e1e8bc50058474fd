using Microsoft.Extensions.Hosting;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Storage.PostgreSql.Tests.Server;
using Notification.Sdk.Storage.PostgreSql.Tests.Support;
using Notification.Sdk.Storage.Tests;

namespace Notification.Sdk.Storage.PostgreSql.Tests;

/// <summary>Nodes behind PgBouncer in transaction mode: every statement may find another session.</summary>
[Collection(Postgres.Name)]
public sealed class PoolerTests(Pooler pooler) : IClassFixture<Pooler>, IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly TestSchema _schema = new(pooler.Server);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _schema.DisposeAsync();

    [Fact]
    public async Task Budgets_are_exact_over_nodes_that_share_three_sessions()
    {
        World[] nodes = [.. Enumerable.Range(0, 3).Select(_ => Node(listens: false, Capped))];

        PublishResult[] results = await Task.WhenAll(nodes.SelectMany((node, number) => Enumerable.Range(0, 60).Select(i => Task.Run(
            async () => await node.Notifier.PublishAsync(StoreWorld.Alert($"e{number}-{i}"))))));

        Assert.Equal(40, results.Count(result => result.IsAccepted));
        Assert.Equal(40, await pooler.Server.ReadAsync<long>($"SELECT count(*) FROM {_schema.Name}.legs"));
        foreach (World node in nodes)
        {
            await node.Get<IDispatcher>().DispatchDueAsync();
        }

        Assert.Equal(40, nodes.Sum(node => node.Channel.All.Count));
        foreach (World node in nodes)
        {
            await node.DisposeAsync();
        }
    }

    /// <summary>A reset before the statement would have the pooler hand the session on in its middle.</summary>
    [Fact]
    public async Task Statements_longer_than_the_poolers_buffer_arrive_whole()
    {
        World[] nodes = [.. Enumerable.Range(0, 8).Select(_ => Node(listens: false))];

        await Task.WhenAll(nodes.Select((node, number) => Task.Run(async () =>
        {
            for (int i = 0; i < 25; i++)
            {
                await node.Notifier.PublishAsync(StoreWorld.Alert($"e{number}-{i}") with { Summary = new string('x', 30_000) });
            }
        })));

        Assert.Equal(200, await pooler.Server.ReadAsync<long>($"SELECT count(*) FROM {_schema.Name}.legs"));
        foreach (World node in nodes)
        {
            await node.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_applications_transaction_is_joined()
    {
        await using World node = Node(listens: false);
        await using var connection = new Npgsql.NpgsqlConnection(pooler.ConnectionString + ";No Reset On Close=true");
        await connection.OpenAsync();
        await using (Npgsql.NpgsqlTransaction undone = await connection.BeginTransactionAsync())
        {
            await node.Notifier.PublishAsync(StoreWorld.Alert("e1"), undone);
            await undone.RollbackAsync();
        }

        await using Npgsql.NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
        await node.Notifier.PublishAsync(StoreWorld.Alert("e2"), transaction);
        await transaction.CommitAsync();

        Assert.Equal("e2", await pooler.Server.ReadAsync<string>($"SELECT string_agg(event_id, ' ') FROM {_schema.Name}.legs"));
    }

    /// <summary>Listening is in vain here: switched off as it should be, or left on.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_another_node_appends_is_found_by_polling(bool listens)
    {
        await using World publisher = Node(listens: false);
        await using World sender = Node(listens);
        TaskCompletionSource<Delivery> sent = new(TaskCreationOptions.RunContinuationsAsynchronously);
        sender.Channel.Answer = (delivery, _) =>
        {
            sent.TrySetResult(delivery);
            return ValueTask.FromResult(DeliveryReceipt.Delivered("ok"));
        };
        IHostedService loop = sender.Get<IHostedService>();
        await loop.StartAsync(default);

        await publisher.Notifier.PublishAsync(StoreWorld.Alert("e1"));

        using CancellationTokenSource limit = new(Patience);
        using PeriodicTimer look = new(TimeSpan.FromMilliseconds(50));
        while (!sent.Task.IsCompleted)
        {
            sender.Time.Advance(TimeSpan.FromSeconds(1));
            await look.WaitForNextTickAsync(limit.Token);
        }

        Assert.Equal("e1", (await sent.Task).Events[0].Id);
        await loop.StopAsync(default);
    }

    private static void Capped(SecurityNotificationsOptions options) => options.Topics[Topics.Alerts] = new TopicPolicy
    {
        Throttles = [new ThrottleRule { Name = "all", Limit = 40, ReservedForHigh = 0 }],
        Overflow = Overflow.Drop,
    };

    private World Node(bool listens, Action<SecurityNotificationsOptions>? configure = null) => new(_schema, configure, options =>
    {
        options.ConnectionString = pooler.ConnectionString;
        options.Listens = listens;
    });
}
