using Notification.Sdk.Storage.PostgreSql.Tests.Server;
using Notification.Sdk.Storage.PostgreSql.Tests.Support;

namespace Notification.Sdk.Storage.PostgreSql.Tests;

/// <summary>The promises of every store, behind PgBouncer in transaction mode.</summary>
[Collection(Postgres.Name)]
public sealed class PoolerConformance(Pooler pooler) : StorageConformance, IClassFixture<Pooler>, IAsyncLifetime
{
    private readonly TestSchema _schema = new(pooler.Server);

    public static TheoryData<string> Names => [.. Cases];

    [Theory]
    [MemberData(nameof(Names))]
    public Task It_keeps_every_promise(string name) => RunAsync(name);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _schema.DisposeAsync();

    protected override void Register(ISecurityNotificationsBuilder notifications) =>
        notifications.UsePostgreSql(pooler.ConnectionString, options =>
        {
            options.Schema = _schema.Name;
            options.Listens = false;
        });
}
