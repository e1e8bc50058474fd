using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Notification.Sdk.Storage.Sqlite.Data;
using Notification.Sdk.Storage.Sqlite.Writing;
using Notification.Sdk.Stores;
using SQLitePCL;

namespace Notification.Sdk.Storage.Sqlite;

/// <summary>The one file of this process: opened at its first use, which in a host is its start. Thread-safe.</summary>
internal sealed class StoreFile(
    IOptions<SqliteStorageOptions> options, TimeProvider time, JoinedTransactions joined) : IDisposable, IAsyncDisposable
{
    private readonly Lock _lock = new();
    private volatile OpenFile? _open;
    private bool _isDisposed;

    public JoinedTransactions Joined => joined;

    public RefusalBuffer Refusals { get; } = new(options.Value.RefusalCapacity, time);

    /// <summary>Does a step in the writer's next transaction, and answers after its commit.</summary>
    /// <exception cref="StoreException">Nothing of the step was kept.</exception>
    public ValueTask<T> WriteAsync<T>(Func<Session, T> step, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Open().Writer.RunAsync(step, cancellationToken);
    }

    /// <summary>Reads what was committed.</summary>
    /// <exception cref="StoreException">It cannot be read.</exception>
    public async ValueTask<T> ReadAsync<T>(Func<Database, T> read, CancellationToken cancellationToken)
    {
        OpenFile file = Open();
        try
        {
            return await file.Readers.ReadAsync(read, cancellationToken).ConfigureAwait(false);
        }
        catch (SqliteFailure failure)
        {
            throw failure.ToStoreException(file.Path);
        }
    }

    /// <summary>The file, opened when it was not.</summary>
    /// <exception cref="StoreException">It cannot be opened; the next call tries again.</exception>
    public OpenFile Open()
    {
        if (_open is { } known)
        {
            return known;
        }

        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return _open ??= OpenFile.Open(options.Value, time, Refusals);
        }
    }

    /// <summary>What the file is in trouble with; null when with nothing, or when it is not open.</summary>
    public string? Trouble => _open?.Writer.Trouble?.Message;

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _open?.Dispose();
            _open = null;
            Refusals.Dispose();
        }
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
