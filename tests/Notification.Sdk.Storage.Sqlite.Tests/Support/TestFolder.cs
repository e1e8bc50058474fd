namespace Notification.Sdk.Storage.Sqlite.Tests.Support;

/// <summary>A folder of one test, gone with it.</summary>
internal sealed class TestFolder : IDisposable
{
    public TestFolder() => Folder = Directory.CreateTempSubdirectory("notification-sqlite-").FullName;

    public string Folder { get; }

    public string File => Path.Combine(Folder, "store.db");

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
