using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Notification.Sdk.Storage.Sqlite.Data;

/// <summary>One connection and its prepared statements. Used by one thread at a time.</summary>
internal sealed class Database : IDisposable
{
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);
    private readonly SqliteConnection _connection;
    private readonly sqlite3 _handle;
    private readonly bool _isBorrowed;

    private Database(SqliteConnection connection, bool isBorrowed)
    {
        _connection = connection;
        _handle = connection.Handle!;
        _isBorrowed = isBorrowed;
    }

    /// <summary>The file as SQLite knows it: absolute, links resolved.</summary>
    public string Path => PathOf(_connection);

    public static string PathOf(SqliteConnection connection) =>
        raw.sqlite3_db_filename(connection.Handle, "main").utf8_to_string() ?? "";

    /// <exception cref="SqliteFailure">It cannot be opened.</exception>
    public static Database Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            return new Database(connection, isBorrowed: false);
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw new SqliteFailure(exception.SqliteExtendedErrorCode, exception.Message);
        }
    }

    /// <summary>Somebody else's open connection: disposing leaves it open.</summary>
    public static Database Borrow(SqliteConnection connection) => new(connection, isBorrowed: true);

    /// <summary>The prepared statement of a text, ready to be bound.</summary>
    public Statement Use(string sql)
    {
        if (!_statements.TryGetValue(sql, out Statement? statement))
        {
            Check(raw.sqlite3_prepare_v2(_handle, sql, out sqlite3_stmt prepared));
            _statements[sql] = statement = new Statement(_handle, prepared);
        }

        return statement;
    }

    /// <summary>Runs statements that nobody runs again.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(_handle, sql));

    /// <summary>The first value of the first row; zero without one.</summary>
    public long Number(string sql)
    {
        using Statement row = Use(sql);
        return row.Step() ? row.Long(0) : 0;
    }

    /// <summary>Ends the transaction, if one is open, and keeps nothing of it.</summary>
    public void Rollback()
    {
        foreach (Statement statement in _statements.Values)
        {
            statement.Dispose();
        }

        if (raw.sqlite3_get_autocommit(_handle) == 0)
        {
            _ = raw.sqlite3_exec(_handle, "ROLLBACK");
        }
    }

    /// <summary>Undoes what came after a savepoint, and forgets it.</summary>
    public void RollbackTo(string savepoint)
    {
        foreach (Statement statement in _statements.Values)
        {
            statement.Dispose();
        }

        _ = raw.sqlite3_exec(_handle, $"ROLLBACK TO {savepoint}; RELEASE {savepoint}");
    }

    public void Dispose()
    {
        foreach (Statement statement in _statements.Values)
        {
            statement.Close();
        }

        _statements.Clear();
        if (!_isBorrowed)
        {
            _connection.Dispose();
        }
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw new SqliteFailure(raw.sqlite3_extended_errcode(_handle), raw.sqlite3_errmsg(_handle).utf8_to_string());
        }
    }
}
