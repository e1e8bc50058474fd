using Notification.Sdk.Storage.Sqlite.Tests.Support;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.Tests;

public sealed class SqliteFindingsTests : FindingStoreContract, IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private readonly World _world;

    public SqliteFindingsTests() => _world = new World(_folder.File);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _world.DisposeAsync();
        _folder.Dispose();
    }

    protected override ValueTask<IFindingStore> CreateAsync() => ValueTask.FromResult((IFindingStore)_world.Get<IFindingSource>());
}
