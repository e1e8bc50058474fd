using Notification.Sdk.Storage.Tests;

namespace Notification.Sdk.Storage.Sqlite.Tests.Support;

/// <summary>The whole engine over a file.</summary>
internal sealed class World(
    string file,
    Action<SecurityNotificationsOptions>? configure = null,
    Action<SqliteStorageOptions>? storage = null)
    : StoreWorld(builder => builder.UseSqlite(file, storage), configure);
