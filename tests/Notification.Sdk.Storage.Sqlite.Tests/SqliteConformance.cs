using Notification.Sdk.Storage.Sqlite.Tests.Support;
using Notification.Sdk.Testing;

namespace Notification.Sdk.Storage.Sqlite.Tests;

/// <summary>The promises of every store, over the file.</summary>
public sealed class SqliteConformance : StorageConformance, IDisposable
{
    private readonly TestFolder _folder = new(inMemory: true);

    public static TheoryData<string> Names => [.. Cases];

    [Theory]
    [MemberData(nameof(Names))]
    public Task It_keeps_every_promise(string name) => RunAsync(name);

    public void Dispose() => _folder.Dispose();

    protected override void Register(ISecurityNotificationsBuilder notifications) => notifications.UseSqlite(_folder.File);
}
