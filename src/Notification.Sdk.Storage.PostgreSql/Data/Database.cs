using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Notification.Sdk.Stores;
using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql.Data;

/// <summary>The database of this process: looked at and brought up to date at its first use, which in a host is its start. Thread-safe.</summary>
internal sealed class Database : IDisposable, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _opening = new(1);
    private readonly PostgreSqlStorageOptions _options;
    private readonly NpgsqlDataSource _source;
    private readonly bool _isOurs;
    private volatile StoreException? _trouble;
    private volatile bool _isReady;

    public Database(IOptions<PostgreSqlStorageOptions> options, GivenDataSource? given = null)
    {
        _options = options.Value;
        _isOurs = given is null;

        // The store leaves nothing behind in a session that would have to be reset; the one that listens is kept until it breaks. Resetting would
        // cost a message each time, and a pooler in transaction mode hands the session on after it, in the middle of the next statement.
        _source = given?.Source ?? NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_options.ConnectionString) { NoResetOnClose = true });
        Name = SchemaName.Of(_options.Schema, nameof(options));
    }

    public SchemaName Name { get; }

    /// <summary>What tells this database from others; known after its first use.</summary>
    public Guid Identity { get; private set; }

    /// <summary>What the last step failed of; null when it did not.</summary>
    public StoreException? Trouble => _trouble;

    /// <summary>Does one step on a connection of the pool.</summary>
    /// <param name="step">The step: one statement, or a transaction of its own.</param>
    /// <param name="cancellationToken">Cancels before the step, never within it.</param>
    /// <exception cref="StoreException">It could not be done.</exception>
    public async ValueTask<T> RunAsync<T>(Func<NpgsqlConnection, ValueTask<T>> step, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            await EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
            NpgsqlConnection connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                T result = await step(connection).ConfigureAwait(false);
                _trouble = null;
                return result;
            }
        }
        catch (Exception exception) when (Failure.Of(exception) is { } failure)
        {
            throw Remember(failure);
        }
    }

    /// <summary>Does one step in a transaction.</summary>
    /// <param name="step">The step; several statements.</param>
    /// <param name="cancellationToken">Cancels before the step, never within it.</param>
    /// <exception cref="StoreException">Nothing of it was kept.</exception>
    public ValueTask<T> TransactAsync<T>(Func<NpgsqlConnection, ValueTask<T>> step, CancellationToken cancellationToken) => RunAsync(
        async connection =>
        {
            NpgsqlTransaction transaction = await connection.BeginTransactionAsync().ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                T result = await step(connection).ConfigureAwait(false);
                await transaction.CommitAsync().ConfigureAwait(false);
                return result;
            }
        },
        cancellationToken);

    /// <summary>A connection that is not of the pool's turn: whoever listens keeps it.</summary>
    public async ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        await EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
        return await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A statement of <see cref="Sql"/>.</summary>
    public NpgsqlCommand Use(NpgsqlConnection connection, string sql) =>
        new(TextOf(sql), connection) { CommandTimeout = (int)Math.Ceiling(_options.CommandTimeout.TotalSeconds) };

    public StoreException Remember(Failure failure)
    {
        if (failure.IsOfTheConnection)
        {
            // What is open may lead to a server that is gone, or is no more the one that writes.
            _source.Clear();
        }

        StoreException exception = failure.ToStoreException(Name);
        _trouble = exception;
        return exception;
    }

    public void Dispose()
    {
        if (_isOurs)
        {
            _source.Dispose();
        }

        _opening.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        if (_isOurs)
        {
            await _source.DisposeAsync().ConfigureAwait(false);
        }

        _opening.Dispose();
    }

    private string TextOf(string sql) =>
        _texts.GetOrAdd(sql, static (text, name) => text.Replace("{schema}", name.Quoted, StringComparison.Ordinal), Name);

    private async ValueTask EnsureReadyAsync(CancellationToken cancellationToken)
    {
        if (_isReady)
        {
            return;
        }

        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_isReady)
            {
                NpgsqlConnection connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
                await using (connection.ConfigureAwait(false))
                {
                    Identity = await Schema.BringAsync(connection, Name, _options.Migrates).ConfigureAwait(false);
                    _isReady = true;
                }
            }
        }
        finally
        {
            _opening.Release();
        }
    }
}
