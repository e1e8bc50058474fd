using Microsoft.Data.Sqlite;

namespace Notification.Sdk.Storage.Sqlite;

/// <summary>What the setting may say.</summary>
internal static class ConnectionStrings
{
    /// <summary>A path alone, or a connection string.</summary>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public static SqliteConnectionStringBuilder Parse(string text)
    {
        var connection = text.Contains('=', StringComparison.Ordinal)
            ? new SqliteConnectionStringBuilder(text)
            : new SqliteConnectionStringBuilder { DataSource = text };
        connection.Pooling = false;
        return connection;
    }

    /// <summary>What is wrong with it, or null.</summary>
    public static string? Fault(string text)
    {
        SqliteConnectionStringBuilder connection;
        try
        {
            connection = Parse(text);
        }
        catch (ArgumentException exception)
        {
            return exception.Message;
        }

        return connection switch
        {
            { DataSource: "" } => "it names no file",
            { Mode: SqliteOpenMode.Memory } or { DataSource: ":memory:" } => "a database in memory survives nothing",
            { Mode: SqliteOpenMode.ReadOnly } => "the store must write",
            { Cache: SqliteCacheMode.Shared } => "a shared cache has locks of its own",
            _ => null,
        };
    }

    /// <summary>A new file is for its owner alone: settings in it may hold secrets. SQLite gives its companions the same rights.</summary>
    public static void MakePrivate(string path)
    {
        if (File.Exists(path))
        {
            return;
        }

        var creation = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            creation.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var made = new FileStream(path, creation);
    }
}
