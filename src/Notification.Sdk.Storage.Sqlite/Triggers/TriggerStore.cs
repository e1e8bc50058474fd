using System.Runtime.InteropServices;
using Notification.Sdk.Storage.Sqlite.Data;
using Notification.Sdk.Storage.Sqlite.Writing;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.Triggers;

/// <summary>Sliding counts over the file. Beyond a bound of keys the one that was quiet longest goes.</summary>
internal sealed class TriggerStore(StoreFile file) : ITriggerStore
{
    private const int LargestCount = 100_000;

    private long? _count;

    public ValueTask<long> CountAsync(TriggerSighting sighting, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (sighting.Transaction is { } transaction)
        {
            return ValueTask.FromResult(Joining.Run(file, transaction, session => Count(session, sighting)));
        }

        return sighting.IsDryRun
            ? file.ReadAsync(database => (Find(database, sighting) ?? new TriggerCounter()).Count(sighting), cancellationToken)
            : file.WriteAsync(session => Count(session, sighting), cancellationToken);
    }

    private static TriggerCounter? Find(Database database, in TriggerSighting sighting)
    {
        using Statement row = database.Use(Sql.FindTrigger).Bind(sighting.Key);
        return row.Step() ? new TriggerCounter(MemoryMarshal.Cast<byte, long>(row.Bytes(0))) : null;
    }

    private long Count(Session session, in TriggerSighting sighting)
    {
        TriggerCounter? counter = Find(session.Database, sighting);
        if (counter is null)
        {
            counter = new TriggerCounter();
            MakeRoom(session);
        }

        long crossed = counter.Count(sighting);
        long[] state = counter.ToState();
        session.Use(Sql.WriteTrigger).Bind(sighting.Key).Bind(MemoryMarshal.AsBytes(state.AsSpan())).Bind(session.NextNumber()).Run();
        return crossed;
    }

    // Counted once; a transaction that vanishes leaves the number a little high, and the table a little smaller.
    private void MakeRoom(Session session)
    {
        long count = _count ?? session.Database.Number(Sql.CountTriggers);
        _count = count < LargestCount ? count + 1 : count;
        if (count >= LargestCount)
        {
            session.Use(Sql.DropOldestTrigger).Run();
        }
    }
}
