using Notification.Sdk.Storage.PostgreSql.Tests.Server;
using Notification.Sdk.Storage.PostgreSql.Tests.Support;
using Notification.Sdk.Storage.Tests;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.PostgreSql.Tests;

/// <summary>Who makes the tables, who may use them, and which version they must have.</summary>
[Collection(Postgres.Name)]
public sealed class SchemaTests(PostgresServer server) : IAsyncLifetime
{
    private readonly TestSchema _schema = new(server);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _schema.DisposeAsync();

    [Fact]
    public async Task Nodes_that_start_together_make_it_once()
    {
        World[] nodes = [.. Enumerable.Range(0, 4).Select(_ => new World(_schema))];

        await Task.WhenAll(nodes.Select(node => Task.Run(async () => await node.Outbox.NextDueAsync([], default))));

        Assert.Equal(1, await server.ReadAsync<long>($"SELECT count(*) FROM {_schema.Name}.version WHERE version = {PostgreSqlSchema.Version}"));
        foreach (World node in nodes)
        {
            await node.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_newer_version_is_refused()
    {
        await using (World first = new(_schema))
        {
            await first.Outbox.NextDueAsync([], default);
        }

        await server.ExecuteAsync($"UPDATE {_schema.Name}.version SET version = 99");
        await using World older = new(_schema);

        StoreException refused = await Assert.ThrowsAsync<StoreException>(async () => await older.Outbox.NextDueAsync([], default));

        Assert.Contains("newer version", refused.Message, StringComparison.Ordinal);
        Assert.False(refused.IsTransient);
    }

    [Fact]
    public async Task A_missing_schema_is_named_when_it_may_not_be_made()
    {
        await using World world = new(_schema, storage: options => options.Migrates = false);

        StoreException refused = await Assert.ThrowsAsync<StoreException>(async () => await world.Outbox.NextDueAsync([], default));

        Assert.Contains("missing", refused.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(PostgreSqlSchema.GetScript), refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_only_reads_and_writes_is_enough()
    {
        string role = $"app_{Guid.NewGuid():N}";
        await server.ExecuteAsync($"CREATE ROLE {role} LOGIN");
        await server.ExecuteAsync(PostgreSqlSchema.GetScript(_schema.Name, applicationRole: role));
        await using World world = new(_schema, storage: options => options.ConnectionString = server.ConnectionStringOf(role));

        await world.Notifier.PublishAsync(StoreWorld.Alert("e1"));
        await world.Get<IDispatcher>().DispatchDueAsync();
        await world.Get<Nodes.Upkeep>().TidyAsync(default);

        Assert.Single(world.Channel.All);
        Assert.Single(await world.Log.QueryAsync(new DeliveryLogQuery { Limit = 10 }));

        await server.ExecuteAsync($"REVOKE INSERT ON {_schema.Name}.legs FROM {role}");
        StoreException refused = await Assert.ThrowsAsync<StoreException>(
            async () => await world.Notifier.PublishAsync(StoreWorld.Alert("e2")));
        Assert.Contains("lacks a right", refused.Message, StringComparison.Ordinal);
        Assert.False(refused.IsTransient);
        await server.ExecuteAsync($"DROP OWNED BY {role}; DROP ROLE {role}");
    }

    [Theory]
    [InlineData("Upper")]
    [InlineData("x; DROP TABLE y")]
    [InlineData("")]
    [InlineData("1st")]
    public void A_name_that_is_no_identifier_is_refused(string name)
    {
        Assert.Throws<ArgumentException>(() => PostgreSqlSchema.GetScript(name));
        Assert.Throws<ArgumentException>(() => PostgreSqlSchema.GetScript(applicationRole: name));
    }
}
