using Notification.Sdk.Policies;
using Notification.Sdk.Storage.PostgreSql.Tests.Server;
using Notification.Sdk.Storage.PostgreSql.Tests.Support;
using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql.Tests.UnderLoad;

/// <summary>The database fails a node that publishes and delivers without a pause: publishers wait or are told, what was accepted arrives, and work goes on
/// in the same process. On a server of their own.</summary>
public sealed class TroubleUnderLoadTests(PostgresServer server) : IClassFixture<PostgresServer>, IAsyncLifetime
{
    private readonly TestSchema _schema = new(server);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _schema.DisposeAsync();

    [Theory]
    [InlineData("INT")]
    [InlineData("QUIT")]
    public async Task Restarted(string signal)
    {
        await using LoadedNode node = await LoadedNode.StartAsync(server.ConnectionString, _schema.Name);
        await server.StopAsync(signal);
        await node.FailAsync();
        await server.StartAsync();
        await node.DeliverMoreAsync();
        await node.CheckAsync();
    }

    [Fact]
    public async Task Cut_off()
    {
        await using var wire = new Wire(server.Port);
        await using LoadedNode node = await LoadedNode.StartAsync(Over(wire), _schema.Name);
        wire.Cut();
        await node.FailAsync();
        Assert.Contains(node.Told, words => words.Contains("cannot be reached", StringComparison.Ordinal));
        wire.Mend();
        await node.DeliverMoreAsync();
        await node.CheckAsync();
    }

    [Fact]
    public async Task Cut_off_and_decided_alone()
    {
        await using var wire = new Wire(server.Port);
        await using LoadedNode node = await LoadedNode.StartAsync(Over(wire), _schema.Name, WhenStoreAway.DecideLocally);
        wire.Cut();
        int before = node.DecidedLocally;
        await node.DeliverMoreAsync();
        await node.DeliverMoreAsync();
        Assert.True(node.DecidedLocally > before);
        wire.Mend();
        await node.DeliverMoreAsync();
        await node.CheckAsync();
        await node.LogAsync(Rules.DecidedLocally);
    }

    [Fact]
    public async Task Cut_off_without_a_word()
    {
        await using var wire = new Wire(server.Port);
        await using LoadedNode node = await LoadedNode.StartAsync(Over(wire), _schema.Name);
        wire.Silence();
        await node.FailAsync();
        wire.Mend();
        await node.DeliverMoreAsync();
        await node.CheckAsync();
    }

    [Fact]
    public async Task Slow()
    {
        await using var wire = new Wire(server.Port);
        await using LoadedNode node = await LoadedNode.StartAsync(Over(wire), _schema.Name);
        int told = node.Failures;
        wire.Slow(TimeSpan.FromMilliseconds(20));
        await node.DeliverMoreAsync();
        Assert.Equal(told, node.Failures);
        wire.Mend();
        await node.DeliverMoreAsync();
        await node.CheckAsync();
    }

    [Fact]
    public async Task Out_of_connections()
    {
        string role = $"few_{Guid.NewGuid():N}";
        await server.ExecuteAsync($"CREATE ROLE {role} LOGIN");
        await server.ExecuteAsync(PostgreSqlSchema.GetScript(_schema.Name, applicationRole: role));
        await using LoadedNode node = await LoadedNode.StartAsync(server.ConnectionStringOf(role), _schema.Name);
        await server.ExecuteAsync($"ALTER ROLE {role} CONNECTION LIMIT 0");
        await server.ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{role}'");
        await node.FailAsync();
        await server.ExecuteAsync($"ALTER ROLE {role} CONNECTION LIMIT -1");
        await node.DeliverMoreAsync();
        await node.CheckAsync();
    }

    [Fact]
    public async Task Read_only()
    {
        await using LoadedNode node = await LoadedNode.StartAsync(server.ConnectionString, _schema.Name);
        await server.SetAsync("default_transaction_read_only", "on");
        await node.FailAsync();
        Assert.Contains(node.Told, words => words.Contains("read-only", StringComparison.Ordinal));
        await server.SetAsync("default_transaction_read_only", "off");
        await node.DeliverMoreAsync();
        await node.CheckAsync();
    }

    [Fact]
    public async Task Failed_over_to_a_standby()
    {
        PostgresServer standby = await server.AddStandbyAsync();
        try
        {
            string both = new NpgsqlConnectionStringBuilder(server.ConnectionString)
            {
                Host = $"127.0.0.1:{server.Port},127.0.0.1:{standby.Port}",
                TargetSessionAttributes = "primary",
                HostRecheckSeconds = 1,
            }.ConnectionString;
            await using LoadedNode node = await LoadedNode.StartAsync(both, _schema.Name);
            await server.StopAsync("QUIT");
            await node.FailAsync();
            await standby.ExecuteAsync("SELECT pg_promote()");
            await node.DeliverMoreAsync();
            await node.CheckAsync();
        }
        finally
        {
            await standby.DisposeAsync();
            await server.StopAsync("QUIT");
            await server.StartAsync();
            await server.SetAsync("synchronous_standby_names", "");
        }
    }

    private string Over(Wire wire) => new NpgsqlConnectionStringBuilder(server.ConnectionString) { Port = wire.Port }.ConnectionString;
}
