using System.Runtime.InteropServices;
using Notification.Sdk.Events;
using Notification.Sdk.Storage.PostgreSql.Data;
using Notification.Sdk.Stores;
using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql.Triggers;

/// <summary>Sliding counts over the database, one node after the other.</summary>
internal sealed class TriggerStore : ITriggerStore, IDisposable, IAsyncDisposable
{
    private const int QueueCapacity = 10_000;

    private readonly Database _database;
    private readonly Joining _joining;
    private readonly GroupCommit<TriggerSighting, long> _group;

    public TriggerStore(Database database, Joining joining)
    {
        (_database, _joining) = (database, joining);
        _group = new GroupCommit<TriggerSighting, long>(CountAsync, QueueCapacity);
    }

    public async ValueTask<long> CountAsync(TriggerSighting sighting, CancellationToken cancellationToken) => sighting switch
    {
        { Transaction: { } transaction } => (await _joining
            .RunAsync(transaction, connection => CountAsync(connection, [sighting]), cancellationToken).ConfigureAwait(false))[0],
        { IsDryRun: true } => await _database.RunAsync(connection => ProbeAsync(connection, sighting), cancellationToken).ConfigureAwait(false),
        _ => await _group.RunAsync(sighting, cancellationToken).ConfigureAwait(false),
    };

    public void Dispose() => _group.Dispose();

    public ValueTask DisposeAsync() => _group.DisposeAsync();

    private async ValueTask CountAsync(IReadOnlyList<Ticket<TriggerSighting, long>> tickets)
    {
        TriggerSighting[] sightings = [.. tickets.Select(ticket => ticket.Item)];
        long[] crossed = await _database.TransactAsync(connection => CountAsync(connection, sightings), CancellationToken.None)
            .ConfigureAwait(false);
        for (int i = 0; i < crossed.Length; i++)
        {
            tickets[i].Result = crossed[i];
        }
    }

    private async ValueTask<long> ProbeAsync(NpgsqlConnection connection, TriggerSighting sighting)
    {
        using NpgsqlCommand find = _database.Use(connection, Sql.FindTriggers).Bind((Guid[])[sighting.Key.ToGuid()]);
        List<(Guid, TriggerCounter Counter)> found = await find.ReadAllAsync(Read).ConfigureAwait(false);
        return (found.Count > 0 ? found[0].Counter : new TriggerCounter()).Count(sighting);
    }

    private async ValueTask<long[]> CountAsync(NpgsqlConnection connection, TriggerSighting[] sightings)
    {
        Fingerprint[] keys = [.. sightings.Select(sighting => sighting.Key).Distinct()];
        using NpgsqlCommand find = _database.Use(connection, Sql.FindTriggers).Bind([.. keys.Select(key => key.ToGuid())]);
        Dictionary<Guid, TriggerCounter> counters = (await Locks
            .ReadAsync(_database, connection, keys.Select(key => key.ToString()), find, Read).ConfigureAwait(false))
            .ToDictionary(row => row.Key, row => row.Counter);
        long[] crossed = new long[sightings.Length];
        for (int i = 0; i < crossed.Length; i++)
        {
            ref TriggerCounter? counter =
                ref CollectionsMarshal.GetValueRefOrAddDefault(counters, sightings[i].Key.ToGuid(), out _);
            counter ??= new TriggerCounter();
            crossed[i] = counter.Count(sightings[i]);
        }

        using NpgsqlCommand write = _database.Use(connection, Sql.WriteTriggers)
            .Bind([.. counters.Keys])
            .Bind([.. counters.Values.Select(counter => MemoryMarshal.AsBytes(counter.ToState().AsSpan()).ToArray())]);
        await write.ExecuteNonQueryAsync().ConfigureAwait(false);
        return crossed;
    }

    private static (Guid Key, TriggerCounter Counter) Read(NpgsqlDataReader row) =>
        (row.GetGuid(0), new TriggerCounter(MemoryMarshal.Cast<byte, long>(row.Bytes(1))));
}
