using System.ComponentModel.DataAnnotations;

namespace Notification.Sdk.Storage.Sqlite;

/// <summary>How the store keeps its file. Read once, when the file is opened.</summary>
public sealed class SqliteStorageOptions
{
    /// <summary>Where the file is: <c>Data Source=notifications.db</c>, or the path alone. It is made when it does not exist; its folder is not.
    /// Beside it stand <c>-wal</c> and <c>-shm</c>, which belong to it, and <c>.lock</c>, which keeps other processes away.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>When what was accepted is on the disk; <see cref="SqliteDurability.Full"/> by default.</summary>
    public SqliteDurability Durability { get; set; } = SqliteDurability.Full;

    /// <summary>How long a step waits for a transaction of the application's own on the same file; 10 seconds by default, from 0 to 10
    /// minutes.</summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many steps may wait for the writer; further callers wait before that. 10,000 by default, 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int QueueCapacity { get; set; } = 10_000;

    /// <summary>How long ended notifications stay in the log, and ids of events are known; 30 days by default, at least an hour.</summary>
    public TimeSpan LogRetention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How many ended notifications the log keeps, 1,000 to 100,000,000; 200,000 by default. The oldest go first.</summary>
    [Range(1_000, 100_000_000)]
    public int LogCapacity { get; set; } = 200_000;

    /// <summary>How many of the latest refused events the log keeps, 0 to 1,000,000; 10,000 by default. The rest are counted.</summary>
    [Range(0, 1_000_000)]
    public int RefusalCapacity { get; set; } = 10_000;

    /// <summary>Whether the whole file is read and checked before it is used: about a second for 500 MB. Not by default.</summary>
    public bool CheckAtStart { get; set; }

    /// <summary>Where the options came from, for error messages.</summary>
    internal string Key { get; set; } = "Sqlite";
}
