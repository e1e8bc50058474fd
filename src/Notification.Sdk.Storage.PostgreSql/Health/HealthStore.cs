using Notification.Sdk.Storage.PostgreSql.Data;
using Notification.Sdk.Stores;
using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql.Health;

/// <summary>Counts and records of endpoints, over the database.</summary>
internal sealed class HealthStore(Database database) : IHealthStore
{
    public async ValueTask<IReadOnlyList<HealthRecord>> LoadAsync(CancellationToken cancellationToken) =>
        await database.RunAsync(LoadAsync, cancellationToken).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<HealthReading>> CountAsync(
        IReadOnlyList<HealthCount> counts, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return counts.Count == 0
            ? []
            : await database.RunAsync(connection => CountAsync(connection, counts, since, now), cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<HealthRecord> ReplaceAsync(
        HealthRecord before, HealthRecord after, bool forgetsCounts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return database.TransactAsync(connection => ReplaceAsync(connection, before, after, forgetsCounts), cancellationToken);
    }

    private async ValueTask<List<HealthRecord>> LoadAsync(NpgsqlConnection connection)
    {
        using NpgsqlCommand command = database.Use(connection, Sql.HealthRecords);
        return await command.ReadAllAsync(row => Read(row, 2)).ConfigureAwait(false);
    }

    private async ValueTask<List<HealthReading>> CountAsync(
        NpgsqlConnection connection, IReadOnlyList<HealthCount> counts, DateTimeOffset since, DateTimeOffset now)
    {
        using NpgsqlCommand command = database.Use(connection, Sql.CountHealth)
            .Bind(counts.Select(count => count.Endpoint.Tenant)).Bind(counts.Select(count => count.Endpoint.Name))
            .Bind((long[])[.. counts.Select(count => count.Slot.UtcTicks)]).Bind((long[])[.. counts.Select(count => (long)count.Attempts)])
            .Bind((long[])[.. counts.Select(count => (long)count.Failures)]).Bind(since).Bind(now);
        return await command.ReadAllAsync(row => new HealthReading(row.GetInt64(2), row.GetInt64(3), Read(row, 4))).ConfigureAwait(false);
    }

    private async ValueTask<HealthRecord> ReplaceAsync(
        NpgsqlConnection connection, HealthRecord before, HealthRecord after, bool forgetsCounts)
    {
        EndpointKey endpoint = after.Endpoint;
        using NpgsqlCommand find = database.Use(connection, Sql.HealthRecord).Bind(endpoint.Tenant).Bind(endpoint.Name);
        List<HealthRecord> found = await Locks
            .ReadAsync(database, connection, [$"{endpoint.Tenant}\n{endpoint.Name}"], find, row => Read(row, 2)).ConfigureAwait(false);
        HealthRecord stands = found.Count > 0 ? found[0] : HealthRecord.None(endpoint);
        if (stands != before)
        {
            return stands;
        }

        using NpgsqlCommand write = after == HealthRecord.None(endpoint)
            ? database.Use(connection, Sql.DropHealthRecord).Bind(endpoint.Tenant).Bind(endpoint.Name)
            : database.Use(connection, Sql.WriteHealthRecord).Bind(endpoint.Tenant).Bind(endpoint.Name).Bind((int)after.Stage)
                .Bind((int)after.Told).Bind(after.Since);
        await write.ExecuteNonQueryAsync().ConfigureAwait(false);
        if (forgetsCounts)
        {
            using NpgsqlCommand drop = database.Use(connection, Sql.DropHealth).Bind(endpoint.Tenant).Bind(endpoint.Name);
            await drop.ExecuteNonQueryAsync().ConfigureAwait(false);
        }

        return after;
    }

    private static HealthRecord Read(NpgsqlDataReader row, int from)
    {
        var endpoint = new EndpointKey(row.GetString(0), row.GetString(1));
        return row.IsDBNull(from)
            ? HealthRecord.None(endpoint)
            : new HealthRecord(endpoint, (HealthStage)row.GetInt16(from), (HealthStage)row.GetInt16(from + 1), row.TimeOrNull(from + 2));
    }
}
