using Microsoft.Extensions.Options;
using Notification.Sdk.Storage.PostgreSql.Data;
using Notification.Sdk.Stores;
using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql.Log;

/// <summary>Writes what ended before the outbox, beside the work and one batch at a time.</summary>
internal sealed class RefusalWriter : IDisposable, IAsyncDisposable
{
    private readonly Database _database;
    private readonly RefusalBuffer _buffer;
    private readonly SemaphoreSlim _writing = new(1);

    public RefusalWriter(Database database, IOptions<PostgreSqlStorageOptions> options, TimeProvider time)
    {
        _database = database;
        _buffer = new RefusalBuffer(options.Value.RefusalCapacity, time) { Wake = () => _ = Task.Run(TryWriteAsync) };
    }

    public void Add(in RefusalEntry entry) => _buffer.Add(entry);

    /// <summary>Writes all that was added before.</summary>
    /// <exception cref="StoreException">It is kept here, and written later.</exception>
    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        if (_buffer.HasAny)
        {
            await WriteAsync(isUrgent: true, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Writes what is left, if it can.</summary>
    public async ValueTask DisposeAsync()
    {
        _buffer.Dispose();
        try
        {
            await FlushAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (StoreException)
        {
            // Counts of the last second are lost with the process, as they are when it is killed.
        }

        _writing.Dispose();
    }

    public void Dispose() => Ending.Wait(this);

    private async Task TryWriteAsync()
    {
        try
        {
            await WriteAsync(isUrgent: false, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is StoreException or ObjectDisposedException)
        {
            // The buffer wakes again.
        }
    }

    private async ValueTask WriteAsync(bool isUrgent, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_buffer.Take(isUrgent) is not { } batch)
            {
                return;
            }

            try
            {
                await _database.RunAsync(connection => WriteAsync(connection, batch), CancellationToken.None).ConfigureAwait(false);
                _buffer.Committed();
            }
            catch
            {
                _buffer.GiveBack(batch);
                throw;
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    // Both in one round trip, and one transaction.
    private async ValueTask<bool> WriteAsync(NpgsqlConnection connection, RefusalBatch refusals)
    {
        KeyValuePair<CountKey, long>[] counts = [.. refusals.Counts];
        using NpgsqlCommand count = _database.Use(connection, Sql.Record)
            .Bind(counts.Select(pair => pair.Key.Tenant)).Bind(counts.Select(pair => pair.Key.Topic))
            .Bind(counts.Select(pair => pair.Key.Endpoint)).Bind((short[])[.. counts.Select(pair => (short)pair.Key.Outcome)])
            .Bind(counts.Select(pair => pair.Key.Rule)).Bind((long[])[.. counts.Select(pair => pair.Value)]);
        NamedRefusal[] latest = [.. refusals.Latest];
        using NpgsqlCommand list = _database.Use(connection, Sql.ListRefusals)
            .Bind(latest.Select(refusal => refusal.Key.Tenant)).Bind(latest.Select(refusal => refusal.EventId))
            .Bind(latest.Select(refusal => refusal.Key.Topic)).Bind(latest.Select(refusal => refusal.Key.Endpoint))
            .Bind((short[])[.. latest.Select(refusal => (short)refusal.Key.Outcome)]).Bind(latest.Select(refusal => refusal.Key.Rule))
            .Bind((long[])[.. latest.Select(refusal => refusal.At.UtcTicks)]);
        return await Batches.RunAsync(connection, count, list).ConfigureAwait(false) >= 0;
    }
}
