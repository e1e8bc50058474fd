using Notification.Sdk.Storage.Sqlite.Data;

namespace Notification.Sdk.Storage.Sqlite.Writing;

/// <summary>Forgets what has no more use, in small steps beside the work, so that the file stays bounded and nobody waits. Used by the writer's
/// thread.</summary>
internal sealed class Upkeep(SqliteStorageOptions options, TimeProvider time)
{
    private const int StepsOfWork = 256;
    private const int Looked = 512;
    private const int ManyFreePages = 1024;

    // Below every key of 16 bytes.
    private static readonly byte[] Lowest = [0];

    private long _ended;
    private long _done;
    private long _floor;
    private long _age;
    private byte[] _dedup = Lowest;
    private byte[] _counter = Lowest;
    private long _dropped;

    /// <summary>Counts what is there already.</summary>
    public void Start(Database database) => _ended = database.Number(Sql.CountEndedLegs);

    /// <summary>Does a step after every few hundred steps of work, and whenever there was no work.</summary>
    public void Step(Session session, int steps)
    {
        _dropped = 0;
        _done += steps;
        if (steps > 0 && _done < StepsOfWork)
        {
            return;
        }

        _done = 0;
        DateTimeOffset now = time.GetUtcNow();
        DropExcessLegs(session);
        DropOldLegs(session, now);
        DropDedup(session, now);
        DropCounters(session, now);
        session.Use(Sql.DropRefusals).Bind(options.RefusalCapacity).Run();
        session.Use(Sql.DropSightings).Run();
        session.Use(Sql.DropOldestDead).Run();
        if (steps == 0 && session.Database.Number(Sql.FreePages) > ManyFreePages)
        {
            session.Use(Sql.GiveBackPages).Run();
        }
    }

    public void Committed(long ended) => _ended += ended - _dropped;

    public void RolledBack() => (_floor, _age, _dedup, _counter) = (0, 0, Lowest, Lowest);

    private void DropExcessLegs(Session session)
    {
        long excess = _ended + session.Ended - options.LogCapacity;
        if (excess > 0)
        {
            _floor = DropLegs(session, _floor, 2 * Looked, excess, long.MaxValue);
        }
    }

    private void DropOldLegs(Session session, DateTimeOffset now) =>
        _age = DropLegs(session, _age, Looked, long.MaxValue, (now - options.LogRetention).UtcTicks);

    /// <summary>Drops ended legs from a number on.</summary>
    /// <returns>Where to go on; zero at the end.</returns>
    private long DropLegs(Session session, long from, int look, long most, long endedBefore)
    {
        List<long> drop = [];
        int looked = 0;
        using (Statement row = session.Use(Sql.SomeLegs).Bind(from).Bind(look))
        {
            for (; drop.Count < most && row.Step(); looked++)
            {
                from = row.Long(0);
                if (row.Long(1) == 2 && row.Long(2) < endedBefore)
                {
                    drop.Add(from);
                }
            }
        }

        drop.ForEach(no => session.Use(Sql.DropLeg).Bind(no).Run());
        _dropped += drop.Count;
        return looked == look || drop.Count >= most ? from : 0;
    }

    private void DropDedup(Session session, DateTimeOffset now)
    {
        List<byte[]> drop = [];
        int looked = 0;
        using (Statement row = session.Use(Sql.SomeDedup).Bind(_dedup).Bind(Looked))
        {
            for (; row.Step(); looked++)
            {
                _dedup = row.Bytes(0).ToArray();
                long forgetAt = row.Long(1) + (row.Long(3) > 0 ? 2 : 1) * row.Long(2);
                if (forgetAt <= now.UtcTicks)
                {
                    drop.Add(_dedup);
                }
            }
        }

        drop.ForEach(key => session.Use(Sql.DropDedup).Bind(key).Run());
        _dedup = looked < Looked ? Lowest : _dedup;
    }

    private void DropCounters(Session session, DateTimeOffset now)
    {
        List<byte[]> drop = [];
        int looked = 0;
        using (Statement row = session.Use(Sql.SomeCounters).Bind(_counter).Bind(Looked))
        {
            for (; row.Step(); looked++)
            {
                _counter = row.Bytes(0).ToArray();
                if (now.UtcTicks - row.Long(1) > row.Long(2))
                {
                    drop.Add(_counter);
                }
            }
        }

        drop.ForEach(key => session.Use(Sql.DropCounter).Bind(key).Run());
        _counter = looked < Looked ? Lowest : _counter;
    }
}
