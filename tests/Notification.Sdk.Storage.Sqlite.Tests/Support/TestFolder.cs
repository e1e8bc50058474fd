namespace Notification.Sdk.Storage.Sqlite.Tests.Support;

/// <summary>A folder of one test, gone with it.</summary>
internal sealed class TestFolder : IDisposable
{
    private const string Memory = "/dev/shm";

    /// <param name="inMemory">Whether the disk's own slowness does not matter: a killed process leaves the system's cache whole.</param>
    public TestFolder(bool inMemory = false) => Folder = inMemory && Directory.Exists(Memory)
        ? Directory.CreateDirectory(Path.Combine(Memory, $"notification-sqlite-{Guid.NewGuid():N}")).FullName
        : Directory.CreateTempSubdirectory("notification-sqlite-").FullName;

    public string Folder { get; }

    public string File => Path.Combine(Folder, "store.db");

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
