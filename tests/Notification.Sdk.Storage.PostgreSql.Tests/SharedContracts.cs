using Notification.Sdk.Storage.PostgreSql.Tests.Server;
using Notification.Sdk.Storage.PostgreSql.Tests.Support;
using Notification.Sdk.Stores;
using Notification.Sdk.Tests.Stores;

namespace Notification.Sdk.Storage.PostgreSql.Tests;

[Collection(Postgres.Name)]
public sealed class PostgreSqlFindingsTests(PostgresServer server) : FindingStoreContract, IAsyncLifetime
{
    private readonly TestSchema _schema = new(server);
    private World? _world;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _world!.DisposeAsync();
        await _schema.DisposeAsync();
    }

    protected override ValueTask<IFindingStore> CreateAsync() =>
        ValueTask.FromResult((_world = new World(_schema)).Get<IFindingStore>());
}

[Collection(Postgres.Name)]
public sealed class PostgreSqlReportsTests(PostgresServer server) : ReportStoreContract, IAsyncLifetime
{
    private readonly TestSchema _schema = new(server);
    private World? _world;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _world!.DisposeAsync();
        await _schema.DisposeAsync();
    }

    protected override ValueTask<IReportStore> CreateAsync() =>
        ValueTask.FromResult((_world = new World(_schema)).Get<IReportStore>());
}
