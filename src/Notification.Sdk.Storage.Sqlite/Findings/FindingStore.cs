using System.Data.Common;
using Microsoft.Extensions.Options;
using Notification.Sdk.Events;
using Notification.Sdk.Storage.Sqlite.Data;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.Findings;

/// <summary>Findings, over the file.</summary>
internal sealed class FindingStore(StoreFile file, IOptions<SecurityNotificationsOptions> options) : IFindingStore
{
    private readonly FindingWriter _writer = new(options.Value.FindingCapacity);

    public async ValueTask SeeAsync(
        IReadOnlyList<FindingSighting> sightings, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sightings);
        cancellationToken.ThrowIfCancellationRequested();
        if (transaction is not null)
        {
            Joining.Run(file, transaction, session => _writer.See(session, sightings));
            return;
        }

        await file.WriteAsync(session => _writer.See(session, sightings), cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<int> ChangeAsync(FindingChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        return file.WriteAsync(session => FindingWriter.Change(session, change), cancellationToken);
    }

    public ValueTask<IReadOnlyList<Finding>> QueryAsync(
        FindingQuery query, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return file.ReadAsync(database => Find(database, query, now), cancellationToken);
    }

    public ValueTask<IReadOnlyList<FindingCount>> CountAsync(
        FindingQuery query, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return file.ReadAsync(database => Count(database, query, now), cancellationToken);
    }

    public ValueTask<IReadOnlyList<SightingCount>> CountSightingsAsync(
        SightingQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return file.ReadAsync(database => CountSightings(database, query), cancellationToken);
    }

    private static IReadOnlyList<Finding> Find(Database database, FindingQuery query, DateTimeOffset now)
    {
        List<Finding> findings = [];
        using Statement row = Matching(database.Use(Sql.Findings), query, now).Bind(query.Limit).Bind(query.Skip);
        while (row.Step())
        {
            findings.Add(FindingJson.FindingFromUtf8(row.Bytes(0)).AsOf(now));
        }

        return findings;
    }

    private static IReadOnlyList<FindingCount> Count(Database database, FindingQuery query, DateTimeOffset now)
    {
        List<FindingCount> counts = [];
        using Statement row = Matching(database.Use(Sql.FindingCounts), query, now);
        while (row.Step())
        {
            counts.Add(new FindingCount(row.Text(0), row.Text(1), (FindingState)row.Int(2), (Severity)row.Int(3), row.Long(4)));
        }

        return counts;
    }

    private static Statement Matching(Statement statement, FindingQuery query, DateTimeOffset now) => statement
        .Bind(now).Bind(query.Tenant).Bind(JsonList.Of(query.Ids)).Bind(JsonList.Of(query.Topics))
        .Bind(JsonList.Of([.. query.States.Select(state => (int)state)])).Bind(query.Asset).Bind((long?)query.MinimumSeverity)
        .Bind(query.ResolvedFrom).Bind(query.ResolvedTo).Bind(query.RepeatBy);

    private static IReadOnlyList<SightingCount> CountSightings(Database database, SightingQuery query)
    {
        List<SightingCount> counts = [];
        using Statement row = database.Use(Sql.Sightings).Bind(FindingWriter.QuarterOf(query.From)).Bind(FindingWriter.QuarterOf(query.To))
            .Bind(query.Tenant);
        while (row.Step())
        {
            string topic = row.Text(1);
            if (query.Topics.Count == 0 || query.Topics.Contains(topic, StringComparer.OrdinalIgnoreCase))
            {
                counts.Add(new SightingCount(FindingWriter.StartOf(row.Long(0)), topic, (Severity)row.Int(2), row.Long(3)));
            }
        }

        return counts;
    }
}
