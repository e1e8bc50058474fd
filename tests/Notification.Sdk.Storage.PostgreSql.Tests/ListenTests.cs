using Microsoft.Extensions.Hosting;
using Notification.Sdk.Storage.PostgreSql.Tests.Server;
using Notification.Sdk.Storage.PostgreSql.Tests.Support;
using Notification.Sdk.Storage.Tests;

namespace Notification.Sdk.Storage.PostgreSql.Tests;

/// <summary>What one node appends, another one sends at once. The clocks stand still: no poll ever comes, so only a notification can have told
/// it.</summary>
[Collection(Postgres.Name)]
public sealed class ListenTests(PostgresServer server) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly TestSchema _schema = new(server);
    private readonly TaskCompletionSource<Delivery> _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _schema.DisposeAsync();

    [Fact]
    public async Task Another_node_is_woken_by_a_publish()
    {
        await using World publisher = new(_schema, storage: options => options.Listens = false);
        await using World sender = new(_schema);
        IHostedService loop = await StartAsync(sender);

        await publisher.Notifier.PublishAsync(StoreWorld.Alert("e1"));

        Assert.Equal("e1", (await _sent.Task.WaitAsync(Patience)).Events[0].Id);
        await loop.StopAsync(default);
    }

    [Fact]
    public async Task The_node_itself_is_woken_by_the_commit_of_a_transaction()
    {
        await using World node = new(_schema);
        IHostedService loop = await StartAsync(node);
        await using var connection = new Npgsql.NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using Npgsql.NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
        await node.Notifier.PublishAsync(StoreWorld.Alert("e1"), transaction);
        Assert.False(_sent.Task.IsCompleted);

        await transaction.CommitAsync();

        Assert.Equal("e1", (await _sent.Task.WaitAsync(Patience)).Events[0].Id);
        await loop.StopAsync(default);
    }

    [Fact]
    public async Task A_lost_connection_is_opened_again()
    {
        await using World publisher = new(_schema, storage: options => options.Listens = false);
        await using World sender = new(_schema);
        IHostedService loop = await StartAsync(sender);
        await server.ExecuteAsync(
            $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN \"{_schema.Name}\"'");
        await WaitForListenerAsync(0);
        await WaitForListenerAsync(1, () => sender.Time.Advance(TimeSpan.FromSeconds(1)));

        await publisher.Notifier.PublishAsync(StoreWorld.Alert("e1"));

        Assert.Equal("e1", (await _sent.Task.WaitAsync(Patience)).Events[0].Id);
        await loop.StopAsync(default);
    }

    private async Task<IHostedService> StartAsync(World node)
    {
        node.Channel.Answer = (delivery, _) =>
        {
            _sent.TrySetResult(delivery);
            return ValueTask.FromResult(DeliveryReceipt.Delivered("ok"));
        };
        IHostedService loop = node.Get<IHostedService>();
        await loop.StartAsync(default);
        await WaitForListenerAsync(1);
        return loop;
    }

    /// <summary>The server knows who listens.</summary>
    private async Task WaitForListenerAsync(long count, Action? meanwhile = null)
    {
        using CancellationTokenSource limit = new(Patience);
        using PeriodicTimer look = new(TimeSpan.FromMilliseconds(50));
        while (await server.ReadAsync<long>(
            $"SELECT count(*) FROM pg_stat_activity WHERE query = 'LISTEN \"{_schema.Name}\"' AND state = 'idle'") != count)
        {
            meanwhile?.Invoke();
            await look.WaitForNextTickAsync(limit.Token);
        }
    }
}
