using Notification.Sdk.Storage.Sqlite.Data;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.Log;

/// <summary>What became of everything, over the file.</summary>
internal sealed class OutcomeLog(StoreFile file) : IOutcomeLog, IDeliveryLog
{
    private Action? _beforeRead;

    public void Record(in RefusalEntry entry) => file.Refusals.Add(entry);

    public void FlushBeforeReading(Action flush) => _beforeRead = flush;

    public async ValueTask<IReadOnlyList<DeliveryLogEntry>> QueryAsync(
        DeliveryLogQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNotEqual(query.Limit, Math.Clamp(query.Limit, 1, 10_000), nameof(query));
        await WriteRefusalsAsync(cancellationToken).ConfigureAwait(false);
        return await file.ReadAsync(database => Find(database, query), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<OutcomeCount>> CountAsync(string tenant = "", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        await WriteRefusalsAsync(cancellationToken).ConfigureAwait(false);
        return await file.ReadAsync(database => Count(database, tenant), cancellationToken).ConfigureAwait(false);
    }

    // Whoever asks sees what was refused before.
    private async ValueTask WriteRefusalsAsync(CancellationToken cancellationToken)
    {
        _beforeRead?.Invoke();
        if (file.Refusals.HasAny)
        {
            await file.WriteAsync(session => session.WritesRefusals = true, cancellationToken).ConfigureAwait(false);
        }
    }

    private static IReadOnlyList<DeliveryLogEntry> Find(Database database, DeliveryLogQuery query)
    {
        List<DeliveryLogEntry> entries = [];
        using Statement row = database.Use(query.EventId is { Length: > 0 } ? Sql.LogOfEvent : Sql.Log)
            .Bind(query.Tenant).Bind(query.EventId).Bind(query.Endpoint).Bind((long?)query.Outcome).Bind(query.From).Bind(query.To)
            .Bind(query.DeliveryId).Bind((long?)query.Kind).Bind(query.Limit);
        while (row.Step())
        {
            entries.Add(Read(row, query.Tenant));
        }

        return entries;
    }

    private static DeliveryLogEntry Read(Statement row, string tenant) => new()
    {
        Tenant = tenant,
        EventId = row.Text(0),
        Topic = row.Text(1),
        Endpoint = row.Text(2),
        Kind = (DeliveryKind)row.Int(3),
        Outcome = (Outcome)row.Int(4),
        Rule = row.TextOrNull(5),
        AcceptedAt = row.Time(6),
        DueAt = row.TimeOrNull(7),
        EndedAt = row.TimeOrNull(8),
        DeliveryId = row.TextOrNull(9),
        Attempts = row.Int(10),
        Code = row.TextOrNull(11),
        Detail = row.TextOrNull(12),
        MayBeDuplicate = row.Long(13) != 0,
        Member = row.TextOrNull(14),
    };

    private static IReadOnlyList<OutcomeCount> Count(Database database, string tenant)
    {
        List<OutcomeCount> counts = [];
        using Statement row = database.Use(Sql.Counts).Bind(tenant);
        while (row.Step())
        {
            counts.Add(new OutcomeCount(row.Text(0), row.Text(1), (Outcome)row.Int(2), row.Text(3), row.Long(4)));
        }

        return counts;
    }
}
