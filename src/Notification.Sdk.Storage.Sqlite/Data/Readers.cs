using System.Collections.Concurrent;

namespace Notification.Sdk.Storage.Sqlite.Data;

/// <summary>Connections that only read, beside the writer: each sees what was committed. Thread-safe.</summary>
internal sealed class Readers(string connectionString) : IDisposable
{
    private const int Most = 4;

    private readonly ConcurrentBag<Database> _idle = [];
    private readonly SemaphoreSlim _places = new(Most);

    public async ValueTask<T> ReadAsync<T>(Func<Database, T> read, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            Database database = _idle.TryTake(out Database? idle) ? idle : Open();
            try
            {
                return read(database);
            }
            finally
            {
                _idle.Add(database);
            }
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out Database? database))
        {
            database.Dispose();
        }

        _places.Dispose();
    }

    private Database Open()
    {
        Database database = Database.Open(connectionString);
        database.Execute("PRAGMA query_only = ON; PRAGMA busy_timeout = 10000");
        return database;
    }
}
