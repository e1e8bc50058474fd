using System.Data.Common;
using Microsoft.Extensions.Options;
using Notification.Sdk.Events;
using Notification.Sdk.Storage.PostgreSql.Data;
using Notification.Sdk.Stores;
using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql.Findings;

/// <summary>Findings, over the _database.</summary>
internal sealed class FindingStore : IFindingStore, IDisposable, IAsyncDisposable
{
    private const int QueueCapacity = 10_000;

    private readonly Database _database;
    private readonly Joining _joining;
    private readonly FindingWriter _writer;
    private readonly FindingBound _bound;
    private readonly GroupCommit<IReadOnlyList<FindingSighting>, bool> _group;

    public FindingStore(Database database, Joining joining, IOptions<SecurityNotificationsOptions> options)
    {
        (_database, _joining) = (database, joining);
        _writer = new FindingWriter(database);
        _bound = new FindingBound(database, options.Value.FindingCapacity);
        _group = new GroupCommit<IReadOnlyList<FindingSighting>, bool>(SeeAsync, QueueCapacity);
    }

    public async ValueTask SeeAsync(
        IReadOnlyList<FindingSighting> sightings, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sightings);
        if (transaction is not null)
        {
            await _joining.RunAsync(transaction, connection => _writer.SeeAsync(connection, sightings), cancellationToken).ConfigureAwait(false);
            return;
        }

        await _group.RunAsync(sightings, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<int> ChangeAsync(FindingChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        return _database.TransactAsync(connection => _writer.ChangeAsync(connection, change), cancellationToken);
    }

    public async ValueTask<IReadOnlyList<Finding>> QueryAsync(
        FindingQuery query, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return await _database.RunAsync(connection => FindAsync(connection, query, now), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<FindingCount>> CountAsync(
        FindingQuery query, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return await _database.RunAsync(connection => CountAsync(connection, query, now), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<SightingCount>> CountSightingsAsync(
        SightingQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        List<SightingCount> counts = await _database.RunAsync(connection => CountSightingsAsync(connection, query), cancellationToken)
            .ConfigureAwait(false);
        return [.. counts.Where(count => query.Topics.Count == 0 || query.Topics.Contains(count.Topic, StringComparer.OrdinalIgnoreCase))];
    }

    public void Dispose() => _group.Dispose();

    public ValueTask DisposeAsync() => _group.DisposeAsync();

    private async ValueTask SeeAsync(IReadOnlyList<Ticket<IReadOnlyList<FindingSighting>, bool>> tickets)
    {
        FindingSighting[] sightings = [.. tickets.SelectMany(ticket => ticket.Item)];
        int added = await _database.TransactAsync(connection => _writer.SeeAsync(connection, sightings), CancellationToken.None)
            .ConfigureAwait(false);
        await _bound.AddAsync(added).ConfigureAwait(false);
    }

    private async ValueTask<List<Finding>> FindAsync(NpgsqlConnection connection, FindingQuery query, DateTimeOffset now)
    {
        using NpgsqlCommand command = Matching(_database.Use(connection, Sql.Findings), query, now).Bind(query.Limit).Bind(query.Skip);
        return await command.ReadAllAsync(row => FindingJson.FindingFromUtf8(row.Bytes(0)).AsOf(now)).ConfigureAwait(false);
    }

    private async ValueTask<List<FindingCount>> CountAsync(NpgsqlConnection connection, FindingQuery query, DateTimeOffset now)
    {
        using NpgsqlCommand command = Matching(_database.Use(connection, Sql.FindingCounts), query, now);
        return await command.ReadAllAsync(row => new FindingCount(
            row.GetString(0), row.GetString(1), (FindingState)row.GetInt32(2), (Severity)row.GetInt16(3), row.GetInt64(4))).ConfigureAwait(false);
    }

    private static NpgsqlCommand Matching(NpgsqlCommand command, FindingQuery query, DateTimeOffset now) => command
        .Bind(now).Bind(query.Tenant).Bind(query.Ids.Count == 0 ? null : query.Ids)
        .Bind(query.Topics.Count == 0 ? null : query.Topics.Select(topic => topic.ToLowerInvariant()))
        .Bind(query.States.Count == 0 ? null : (short[])[.. query.States.Select(state => (short)state)])
        .Bind(query.Asset).Bind((long?)query.MinimumSeverity).Bind(query.ResolvedFrom).Bind(query.ResolvedTo).Bind(query.RepeatBy);

    private async ValueTask<List<SightingCount>> CountSightingsAsync(NpgsqlConnection connection, SightingQuery query)
    {
        using NpgsqlCommand command = _database.Use(connection, Sql.Sightings)
            .Bind(FindingWriter.QuarterOf(query.From)).Bind(FindingWriter.QuarterOf(query.To)).Bind(query.Tenant);
        return await command.ReadAllAsync(row => new SightingCount(
            FindingWriter.StartOf(row.GetInt64(0)), row.GetString(1), (Severity)row.GetInt16(2), row.GetInt64(3))).ConfigureAwait(false);
    }
}
