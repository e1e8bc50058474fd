using Notification.Sdk.Stores;
using SQLitePCL;

namespace Notification.Sdk.Storage.Sqlite.Data;

/// <summary>An answer of SQLite that is none of those expected, before it is put into words for the operator.</summary>
internal sealed class SqliteFailure(int code, string said) : Exception(said)
{
    /// <summary>The extended result code (https://sqlite.org/rescode.html).</summary>
    public int Code => code;

    /// <summary>Whether the file, the disk or a lock is at fault, and not what was asked.</summary>
    public bool IsOfTheFile => (Code & 0xFF) is raw.SQLITE_FULL or raw.SQLITE_READONLY or raw.SQLITE_BUSY or raw.SQLITE_LOCKED
        or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_IOERR or raw.SQLITE_CANTOPEN;

    /// <summary>Whether the file must not be written any more.</summary>
    public bool IsDamage => (Code & 0xFF) is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB;

    /// <summary>The same for people: fault and mend.</summary>
    /// <param name="path">The file.</param>
    public StoreException ToStoreException(string path) => new(Say(path), IsTransient, this);

    private bool IsTransient => (Code & 0xFF) is raw.SQLITE_FULL or raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_IOERR;

    private string Say(string path) => (Code & 0xFF) switch
    {
        raw.SQLITE_FULL => $"The disk that holds '{path}' is full. Free some space: what was accepted is safe, and work goes on by itself.",
        raw.SQLITE_READONLY => $"'{path}' cannot be written. Give this process write permission for the file and its folder, and look whether "
            + "the disk is mounted read-only.",
        raw.SQLITE_BUSY when Code == raw.SQLITE_BUSY_SNAPSHOT => $"The transaction on '{path}' began by reading, and the file has changed since. "
            + "Begin it for writing: BeginTransaction() without 'deferred'.",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => $"Another connection holds '{path}' for writing longer than BusyTimeout. Look for a "
            + "transaction that stays open, and keep those that publish short.",
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => $"'{path}' is damaged ({Message}). Nothing more is written to it. Stop the process, keep a "
            + "copy, and restore the last backup, or rescue what is readable: sqlite3 damaged.db .recover | sqlite3 rescued.db",
        raw.SQLITE_IOERR => $"The disk that holds '{path}' failed (SQLite error {Code}). Look whether it is full, and into the system's log.",
        raw.SQLITE_CANTOPEN => $"'{path}' cannot be opened. Look whether its folder exists and this process may read and write it.",
        _ => $"SQLite refused a step on '{path}': {Message} (error {Code}). Please report it.",
    };
}
