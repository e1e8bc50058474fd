using Notification.Sdk.Storage.Sqlite.Data;
using Notification.Sdk.Storage.Sqlite.Writing;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.Findings;

/// <summary>Keeps what became of findings, within a transaction.</summary>
internal sealed class FindingWriter(int capacity)
{
    private const long Quarter = 15 * TimeSpan.TicksPerMinute;

    private long? _count;

    public static long QuarterOf(DateTimeOffset at) => at.UtcTicks / Quarter;

    public static DateTimeOffset StartOf(long quarter) => new(quarter * Quarter, TimeSpan.Zero);

    public bool See(Session session, IReadOnlyList<FindingSighting> sightings)
    {
        foreach (FindingSighting sighting in sightings)
        {
            (long no, Finding? before) = Find(session, sighting.Event.Tenant, sighting.Id);
            if (sighting.Apply(before) is { } after)
            {
                Write(session, no == 0 ? session.NextNumber() : no, after);
                session.Use(Sql.AddSighting).Bind(QuarterOf(sighting.At)).Bind(sighting.Event.Tenant).Bind(sighting.Event.Topic)
                    .Bind((long)sighting.Event.Severity).Run();
                _count = before is null ? (_count ?? session.Database.Number(Sql.CountFindings) - 1) + 1 : _count;
            }
        }

        Forget(session);
        return true;
    }

    public static int Change(Session session, FindingChange change)
    {
        int changed = 0;
        foreach (string id in change.Ids)
        {
            (long no, Finding? before) = Find(session, change.Tenant, id);
            if (before is not null && change.Apply(before) is { } after)
            {
                Write(session, no, after);
                changed++;
            }
        }

        return changed;
    }

    private static (long No, Finding? Finding) Find(Session session, string tenant, string id)
    {
        using Statement row = session.Use(Sql.FindFinding).Bind(tenant).Bind(id);
        return row.Step() ? (row.Long(0), FindingJson.FindingFromUtf8(row.Bytes(1))) : default;
    }

    private static void Write(Session session, long no, Finding finding) => session.Use(Sql.WriteFinding)
        .Bind(no).Bind(finding.Event.Tenant).Bind(finding.Id).Bind(finding.Event.Topic).Bind(finding.Event.Asset?.Id)
        .Bind((long)finding.Event.Severity).Bind((long)finding.State).Bind(finding.FirstSeenAt).Bind(finding.LastSeenAt)
        .Bind(finding.ResolvedAt).Bind(finding.IgnoredUntil).Bind(finding.RepeatAt).Bind(FindingJson.ToUtf8(finding)).Run();

    // Counted once; a transaction that vanishes leaves the number a little high, so it is counted again before anything goes.
    // Sorting costs, so a tenth goes at once.
    private void Forget(Session session)
    {
        if (_count <= capacity || _count is null)
        {
            return;
        }

        long count = session.Database.Number(Sql.CountFindings);
        if (count > capacity)
        {
            long drop = count - capacity + (capacity / 10);
            session.Use(Sql.DropFindings).Bind(drop).Run();
            count -= drop;
        }

        _count = count;
    }
}
