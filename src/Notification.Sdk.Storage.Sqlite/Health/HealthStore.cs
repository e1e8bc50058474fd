using Notification.Sdk.Storage.Sqlite.Data;
using Notification.Sdk.Storage.Sqlite.Writing;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.Health;

/// <summary>Counts and records of endpoints, over the file.</summary>
internal sealed class HealthStore(StoreFile file) : IHealthStore
{
    public ValueTask<IReadOnlyList<HealthRecord>> LoadAsync(CancellationToken cancellationToken) =>
        file.ReadAsync(Load, cancellationToken);

    public ValueTask<IReadOnlyList<HealthReading>> CountAsync(
        IReadOnlyList<HealthCount> counts, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return file.WriteAsync(session => Count(session, counts, since, now), cancellationToken);
    }

    public ValueTask<HealthRecord> ReplaceAsync(
        HealthRecord before, HealthRecord after, bool forgetsCounts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return file.WriteAsync(session => Replace(session, before, after, forgetsCounts), cancellationToken);
    }

    private static IReadOnlyList<HealthRecord> Load(Database database)
    {
        List<HealthRecord> records = [];
        using Statement row = database.Use(Sql.HealthRecords);
        while (row.Step())
        {
            records.Add(Read(row));
        }

        return records;
    }

    private static IReadOnlyList<HealthReading> Count(
        Session session, IReadOnlyList<HealthCount> counts, DateTimeOffset since, DateTimeOffset now)
    {
        foreach (HealthCount count in counts.Where(count => count.Attempts > 0))
        {
            session.Use(Sql.AddHealth).Bind(count.Endpoint.Tenant).Bind(count.Endpoint.Name).Bind(count.Slot).Bind(count.Attempts)
                .Bind(count.Failures).Run();
        }

        List<HealthReading> readings = [];
        foreach (EndpointKey endpoint in counts.Select(count => count.Endpoint).Distinct())
        {
            session.Use(Sql.DropHealth).Bind(endpoint.Tenant).Bind(endpoint.Name).Bind(since).Run();
            using Statement row = session.Use(Sql.Health).Bind(endpoint.Tenant).Bind(endpoint.Name).Bind(now);
            row.Step();
            readings.Add(new HealthReading(row.Long(0), row.Long(1), Find(session, endpoint)));
        }

        return readings;
    }

    private static HealthRecord Replace(Session session, HealthRecord before, HealthRecord after, bool forgetsCounts)
    {
        HealthRecord stands = Find(session, before.Endpoint);
        if (stands != before)
        {
            return stands;
        }

        EndpointKey endpoint = after.Endpoint;
        if (after == HealthRecord.None(endpoint))
        {
            session.Use(Sql.DropHealthRecord).Bind(endpoint.Tenant).Bind(endpoint.Name).Run();
        }
        else
        {
            session.Use(Sql.WriteHealthRecord).Bind(endpoint.Tenant).Bind(endpoint.Name).Bind((long)after.Stage).Bind((long)after.Told)
                .Bind(after.Since).Run();
        }

        if (forgetsCounts)
        {
            session.Use(Sql.DropHealth).Bind(endpoint.Tenant).Bind(endpoint.Name).Bind(long.MaxValue).Run();
        }

        return after;
    }

    private static HealthRecord Find(Session session, EndpointKey endpoint)
    {
        using Statement row = session.Use(Sql.HealthRecord).Bind(endpoint.Tenant).Bind(endpoint.Name);
        return row.Step() ? Read(row) : HealthRecord.None(endpoint);
    }

    private static HealthRecord Read(Statement row) => new(
        new EndpointKey(row.Text(0), row.Text(1)), (HealthStage)row.Int(2), (HealthStage)row.Int(3), row.TimeOrNull(4));
}
