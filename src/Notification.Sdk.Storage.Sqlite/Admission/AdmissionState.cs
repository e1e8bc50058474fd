using System.Runtime.InteropServices;
using Notification.Sdk.Events;
using Notification.Sdk.Storage.Sqlite.Data;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.Admission;

/// <summary>What the tables remember, as one transaction sees it.</summary>
internal sealed class AdmissionState(Database database) : IAdmissionState
{
    public bool KnowsEvent(string tenant, string eventId)
    {
        using Statement row = database.Use(Sql.KnowsEvent).Bind(eventId).Bind(tenant);
        return row.Step();
    }

    public DedupRecord? FindDedup(Fingerprint fingerprint)
    {
        using Statement row = database.Use(Sql.FindDedup).Bind(fingerprint);
        return row.Step()
            ? new DedupRecord(
                row.Time(0), TimeSpan.FromTicks(row.Long(1)), (Severity)row.Int(2), (Verdict)row.Int(3), row.Long(4))
            : null;
    }

    public IReadOnlyList<long>? FindCounter(Fingerprint key)
    {
        using Statement row = database.Use(Sql.FindCounter).Bind(key);
        return row.Step() ? MemoryMarshal.Cast<byte, long>(row.Bytes(0)).ToArray() : null;
    }
}
