using Microsoft.Extensions.DependencyInjection;
using Notification.Sdk.Storage.PostgreSql.Data;
using Notification.Sdk.Storage.PostgreSql.Tests.Server;
using Notification.Sdk.Storage.PostgreSql.Tests.Support;
using Notification.Sdk.Storage.Tests;
using Notification.Sdk.Stores;
using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql.Tests;

/// <summary>The database is away, full of connections, read-only or slow: publishers are told so, nothing accepted is lost, and work goes on by
/// itself. On a server of their own.</summary>
public sealed class TroubleTests(PostgresServer server) : IClassFixture<PostgresServer>, IAsyncLifetime
{
    private readonly TestSchema _schema = new(server);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _schema.DisposeAsync();

    [Theory]
    [InlineData("INT")]
    [InlineData("QUIT")]
    public async Task What_was_accepted_before_during_and_after_a_restart_is_there_once(string signal)
    {
        await using World node = new(_schema);
        await node.Outbox.NextDueAsync([], default);
        using var stop = new CancellationTokenSource();
        int failures = 0;
        Task<List<string>>[] publishers = [.. Enumerable.Range(0, 8).Select(lane => Task.Run(async () =>
        {
            List<string> accepted = [];
            for (int i = 0; !stop.IsCancellationRequested; i++)
            {
                string id = $"{lane}-{i}";
                while (true)
                {
                    try
                    {
                        PublishResult result = await node.Notifier.PublishAsync(StoreWorld.Alert(id));
                        Assert.True(result.IsAccepted || result.Rule == Rules.SameId || result.Rule == Rules.Duplicate, result.Rule);
                        accepted.Add(id);
                        break;
                    }
                    catch (StoreException exception)
                    {
                        Assert.True(exception.IsTransient, exception.Message);
                        Interlocked.Increment(ref failures);
                        await Task.Yield();
                    }
                }
            }

            return accepted;
        }))];
        await WaitForAsync(node, 50);

        await server.StopAsync(signal);
        await server.StartAsync();
        await WaitForAsync(node, await CountAsync() + 50);
        await stop.CancelAsync();

        string[] accepted = [.. (await Task.WhenAll(publishers)).SelectMany(ids => ids)];
        Assert.True(failures > 0);
        Assert.Equal(accepted.Length, await CountAsync());
        Assert.Equal(accepted.Length, await server.ReadAsync<long>($"SELECT count(DISTINCT event_id) FROM {_schema.Name}.legs"));
        Assert.Null(node.Get<IStoreCondition>().Trouble);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named()
    {
        await using World node = new(_schema, storage: options =>
            options.ConnectionString = "Host=127.0.0.1;Port=1;Username=u;Password=hunter2;Timeout=2");

        StoreException refused = await Assert.ThrowsAsync<StoreException>(
            async () => await node.Notifier.PublishAsync(StoreWorld.Alert("e1")));

        Assert.Contains("cannot be reached", refused.Message, StringComparison.Ordinal);
        Assert.True(refused.IsTransient);
        Assert.DoesNotContain("hunter2", refused.ToString(), StringComparison.Ordinal);
        Assert.Equal(refused.Message, node.Get<IStoreCondition>().Trouble);
    }

    [Fact]
    public async Task A_read_only_database_is_named_and_work_goes_on_after_it()
    {
        await using World node = new(_schema);
        Assert.True((await node.Notifier.PublishAsync(StoreWorld.Alert("before"))).IsAccepted);
        await server.SetAsync("default_transaction_read_only", "on");

        StoreException refused = await Assert.ThrowsAsync<StoreException>(
            async () => await node.Notifier.PublishAsync(StoreWorld.Alert("e1")));

        Assert.Contains("read-only", refused.Message, StringComparison.Ordinal);
        Assert.True(refused.IsTransient);
        await server.SetAsync("default_transaction_read_only", "off");
        Assert.True((await node.Notifier.PublishAsync(StoreWorld.Alert("e1"))).IsAccepted);
    }

    [Fact]
    public async Task Connections_that_the_server_refuses_are_named()
    {
        string role = $"few_{Guid.NewGuid():N}";
        await server.ExecuteAsync($"CREATE ROLE {role} LOGIN CONNECTION LIMIT 1");
        await server.ExecuteAsync(PostgreSqlSchema.GetScript(_schema.Name, applicationRole: role));
        await using var other = new NpgsqlConnection(server.ConnectionStringOf(role) + ";Pooling=false");
        await other.OpenAsync();
        await using World node = new(_schema, storage: options =>
        {
            options.ConnectionString = server.ConnectionStringOf(role);
            options.Listens = false;
        });

        StoreException refused = await Assert.ThrowsAsync<StoreException>(
            async () => await node.Notifier.PublishAsync(StoreWorld.Alert("e1")));

        Assert.Contains("no more connections", refused.Message, StringComparison.Ordinal);
        Assert.True(refused.IsTransient);
        await other.CloseAsync();
        await UntilAsync(async () => await server.ReadAsync<long>($"SELECT count(*) FROM pg_stat_activity WHERE usename = '{role}'") == 0);
        Assert.True((await node.Notifier.PublishAsync(StoreWorld.Alert("e1"))).IsAccepted);
    }

    [Fact]
    public void A_connection_out_of_step_names_what_a_pooler_needs()
    {
        PostgresException said = new("invalid frontend message type 56", "FATAL", "FATAL", "08P01");

        StoreException failure = Failure.Of(said)!.ToStoreException(SchemaName.Of(_schema.Name, "schema"));

        Assert.True(failure.IsTransient);
        Assert.Contains("No Reset On Close=true", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pool_that_is_used_up_is_named()
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(server.ConnectionString) { MaxPoolSize = 1, Timeout = 1 }.ConnectionString);
        await using var node = new StoreWorld(builder => builder.UsePostgreSql(source, options =>
        {
            options.Schema = _schema.Name;
            options.Listens = false;
        }));
        Assert.True((await node.Notifier.PublishAsync(StoreWorld.Alert("before"))).IsAccepted);
        await using (NpgsqlConnection held = await source.OpenConnectionAsync())
        {
            StoreException refused = await Assert.ThrowsAsync<StoreException>(
                async () => await node.Notifier.PublishAsync(StoreWorld.Alert("e1")));
            Assert.Contains("Maximum Pool Size", refused.Message, StringComparison.Ordinal);
            Assert.True(refused.IsTransient);
        }

        Assert.True((await node.Notifier.PublishAsync(StoreWorld.Alert("e1"))).IsAccepted);
    }

    [Fact]
    public async Task A_statement_that_is_cut_off_is_named()
    {
        await using World node = new(_schema, storage: options =>
            options.ConnectionString = server.ConnectionString + ";Options=-c statement_timeout=2000");
        await node.Outbox.NextDueAsync([], default);
        await using var other = new NpgsqlConnection(server.ConnectionString);
        await other.OpenAsync();
        await using (NpgsqlTransaction transaction = await other.BeginTransactionAsync())
        {
            await using var hold = new NpgsqlCommand($"LOCK TABLE {_schema.Name}.legs", other);
            await hold.ExecuteNonQueryAsync();

            StoreException refused = await Assert.ThrowsAsync<StoreException>(
                async () => await node.Notifier.PublishAsync(StoreWorld.Alert("e1")));
            Assert.Contains("longer than", refused.Message, StringComparison.Ordinal);
            Assert.True(refused.IsTransient);
        }

        Assert.True((await node.Notifier.PublishAsync(StoreWorld.Alert("e1"))).IsAccepted);
    }

    [Fact]
    public async Task One_event_that_the_database_refuses_takes_no_other_with_it()
    {
        await using World node = new(_schema);
        await node.Outbox.NextDueAsync([], default);
        await server.ExecuteAsync($"ALTER TABLE {_schema.Name}.legs ADD CHECK (event_id <> 'e7')");

        Task<PublishResult>[] results = [.. Enumerable.Range(0, 20).Select(i => node.Notifier.PublishAsync(StoreWorld.Alert($"e{i}")).AsTask())];

        StoreException refused = await Assert.ThrowsAsync<StoreException>(() => Task.WhenAll(results));
        Assert.False(refused.IsTransient);
        Assert.Equal(19, results.Count(result => result.IsCompletedSuccessfully && result.Result.IsAccepted));
        Assert.Equal(19, await CountAsync());
    }

    [Fact]
    public async Task Text_that_PostgreSQL_cannot_hold_breaks_nothing()
    {
        await using World node = new(_schema);
        var hostile = StoreWorld.Alert("e1", "k\0\ud800", "a\0sset\udfff") with { Tenant = "t\0", Title = "T\0\ud800", Summary = "\0" };

        await node.Notifier.PublishAsync(hostile);
        await node.Notifier.PublishAsync(StoreWorld.Alert("e2") with { Title = "T\0\ud800" });
        await node.Get<IDispatcher>().DispatchDueAsync();

        Assert.Equal("T\0\ufffd", Assert.Single(node.Channel.All).Delivery.Events[0].Title);
    }

    [Fact]
    public void An_option_that_cannot_be_is_named_with_its_mend()
    {
        ServiceCollection services = new();
        services.AddLogging();
        services.AddSecurityNotifications().UsePostgreSql("Host=db;Password=hunter2;Nonsense=1", options => options.PollInterval = TimeSpan.Zero);
        using ServiceProvider provider = services.BuildServiceProvider();

        Microsoft.Extensions.Options.OptionsValidationException refused =
            Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(() => provider.GetRequiredService<IOutbox>());

        Assert.Contains("PostgreSql:ConnectionString", refused.Message, StringComparison.Ordinal);
        Assert.Contains("PostgreSql:PollInterval", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refused.Message, StringComparison.Ordinal);
    }

    private Task<long> CountAsync() => server.ReadAsync<long>($"SELECT count(*) FROM {_schema.Name}.legs");

    private Task WaitForAsync(World node, long count) => UntilAsync(async () => await CountAsync() >= count);

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(90));
        using PeriodicTimer look = new(TimeSpan.FromMilliseconds(50));
        while (!await holds())
        {
            await look.WaitForNextTickAsync(limit.Token);
        }
    }
}
