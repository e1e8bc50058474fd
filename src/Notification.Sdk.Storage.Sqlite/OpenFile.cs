using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Notification.Sdk.Storage.Sqlite.Data;
using Notification.Sdk.Storage.Sqlite.Writing;
using Notification.Sdk.Stores;
using SQLitePCL;

namespace Notification.Sdk.Storage.Sqlite;

/// <summary>The file while it is ours.</summary>
internal sealed class OpenFile : IDisposable
{
    private readonly FileStream _lock;
    private readonly Database _database;

    private OpenFile(FileStream fileLock, Database database, string connectionString, Writer writer, Numbers numbers, DueBoard board)
    {
        _lock = fileLock;
        _database = database;
        Path = database.Path;
        Readers = new Readers(connectionString);
        Writer = writer;
        Numbers = numbers;
        Board = board;
    }

    /// <summary>Absolute, links resolved.</summary>
    public string Path { get; }

    public Writer Writer { get; }

    public Readers Readers { get; }

    public Numbers Numbers { get; }

    public DueBoard Board { get; }

    /// <exception cref="StoreException">Another process has it, it cannot be opened, or it is damaged or of a newer version.</exception>
    public static OpenFile Open(SqliteStorageOptions options, TimeProvider time, RefusalBuffer refusals)
    {
        SqliteBundle.Check();
        SqliteConnectionStringBuilder connection = ConnectionStrings.Parse(options.ConnectionString);
        string path = System.IO.Path.GetFullPath(connection.DataSource);
        FileStream fileLock = FileLock.Take(path);
        Database? database = null;
        try
        {
            ConnectionStrings.MakePrivate(path);
            database = Database.Open(connection.ConnectionString);
            Prepare(database, options, path);
            var numbers = new Numbers();
            numbers.StartAfter(database.Number(Sql.LastNumber));
            database.Use(Sql.Recover).Run();
            var board = new DueBoard();
            board.Apply(CollectionsMarshal.AsSpan(Queues.All(database)));
            var upkeep = new Upkeep(options, time);
            upkeep.Start(database);
            var writer = new Writer(database, numbers, board, refusals, upkeep, options.QueueCapacity);
            refusals.Wake = writer.Wake;
            return new OpenFile(fileLock, database, connection.ConnectionString, writer, numbers, board);
        }
        catch (Exception exception) when (exception is SqliteFailure or StoreException or IOException or UnauthorizedAccessException)
        {
            database?.Rollback();
            database?.Dispose();
            fileLock.Dispose();
            throw exception is SqliteFailure failure ? failure.ToStoreException(path) : exception;
        }
    }

    public void Dispose()
    {
        Writer.Dispose();
        Readers.Dispose();
        _database.Dispose();
        _lock.Dispose();
    }

    private static void Prepare(Database database, SqliteStorageOptions options, string path)
    {
        database.Execute($"PRAGMA busy_timeout = {(long)options.BusyTimeout.TotalMilliseconds}");
        if (database.Number(Sql.PageCount) == 0)
        {
            database.Execute("PRAGMA auto_vacuum = INCREMENTAL");
        }

        string synchronous = options.Durability == SqliteDurability.Full ? "FULL" : "NORMAL";
        database.Execute($"""
            PRAGMA journal_mode = WAL; PRAGMA synchronous = {synchronous}; PRAGMA wal_autocheckpoint = 4000;
            PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY
            """);
        if (options.CheckAtStart)
        {
            using Statement answer = database.Use(Sql.QuickCheck);
            if (answer.Step() && answer.Text(0) is var fault and not "ok")
            {
                throw new SqliteFailure(raw.SQLITE_CORRUPT, fault);
            }
        }

        Schema.Bring(database, path);
    }
}
