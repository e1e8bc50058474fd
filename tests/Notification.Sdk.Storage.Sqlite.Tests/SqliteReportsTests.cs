using Notification.Sdk.Storage.Sqlite.Tests.Support;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.Tests;

public sealed class SqliteReportsTests : ReportStoreContract, IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private readonly World _world;

    public SqliteReportsTests() => _world = new World(_folder.File);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _world.DisposeAsync();
        _folder.Dispose();
    }

    protected override ValueTask<IReportStore> CreateAsync() => ValueTask.FromResult(_world.Get<IReportStore>());
}
