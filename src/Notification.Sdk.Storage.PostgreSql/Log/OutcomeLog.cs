using Notification.Sdk.Storage.PostgreSql.Data;
using Notification.Sdk.Stores;
using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql.Log;

/// <summary>What became of everything, over the database. Whoever asks sees what this node has refused before; of other nodes, what they refused
/// until a second ago.</summary>
internal sealed class OutcomeLog(Database database, RefusalWriter refusals) : IOutcomeLog, IDeliveryLog
{
    private Action? _beforeRead;

    public void Record(in RefusalEntry entry) => refusals.Add(entry);

    public void FlushBeforeReading(Action flush) => _beforeRead = flush;

    public async ValueTask<IReadOnlyList<DeliveryLogEntry>> QueryAsync(
        DeliveryLogQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNotEqual(query.Limit, Math.Clamp(query.Limit, 1, 10_000), nameof(query));
        await FlushAsync(cancellationToken).ConfigureAwait(false);
        return await database.RunAsync(connection => FindAsync(connection, query), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<OutcomeCount>> CountAsync(string tenant = "", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        await FlushAsync(cancellationToken).ConfigureAwait(false);
        return await database.RunAsync(connection => CountAsync(connection, tenant), cancellationToken).ConfigureAwait(false);
    }

    private ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        _beforeRead?.Invoke();
        return refusals.FlushAsync(cancellationToken);
    }

    private async ValueTask<IReadOnlyList<DeliveryLogEntry>> FindAsync(NpgsqlConnection connection, DeliveryLogQuery query)
    {
        using NpgsqlCommand command = database.Use(connection, Sql.Log)
            .Bind(query.Tenant).Bind(query.EventId).Bind(query.Endpoint).Bind((long?)query.Outcome).Bind(query.From).Bind(query.To)
            .Bind(query.DeliveryId).Bind((long?)query.Kind).Bind(query.Limit);
        return await command.ReadAllAsync(row => Read(row, query.Tenant)).ConfigureAwait(false);
    }

    private static DeliveryLogEntry Read(NpgsqlDataReader row, string tenant) => new()
    {
        Tenant = tenant,
        EventId = row.GetString(0),
        Topic = row.GetString(1),
        Endpoint = row.GetString(2),
        Kind = (DeliveryKind)row.GetInt32(3),
        Outcome = (Outcome)row.GetInt16(4),
        Rule = row.TextOrNull(5),
        AcceptedAt = row.Time(6),
        DueAt = row.TimeOrNull(7),
        EndedAt = row.TimeOrNull(8),
        DeliveryId = row.TextOrNull(9),
        Attempts = row.GetInt32(10),
        Code = row.TextOrNull(11),
        Detail = row.TextOrNull(12),
        MayBeDuplicate = row.GetBoolean(13),
        Member = row.TextOrNull(14),
    };

    private async ValueTask<IReadOnlyList<OutcomeCount>> CountAsync(NpgsqlConnection connection, string tenant)
    {
        using NpgsqlCommand command = database.Use(connection, Sql.Counts).Bind(tenant);
        return await command.ReadAllAsync(row => new OutcomeCount(
            row.GetString(0), row.GetString(1), (Outcome)row.GetInt32(2), row.GetString(3), row.GetInt64(4))).ConfigureAwait(false);
    }
}
