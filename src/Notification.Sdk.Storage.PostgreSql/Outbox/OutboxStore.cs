using Microsoft.Extensions.Options;
using Notification.Sdk.Storage.PostgreSql.Data;
using Notification.Sdk.Storage.PostgreSql.Nodes;
using Notification.Sdk.Stores;
using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql.Outbox;

/// <summary>The way out, over the database.</summary>
internal sealed class OutboxStore(
    Database database,
    NodeIdentity node,
    DueBoard board,
    Listener listener,
    Upkeep upkeep,
    Heartbeat heartbeat,
    TimeProvider time,
    IOptions<PostgreSqlStorageOptions> options) : IOutbox
{
    // One statement holds a lock for each.
    private const int MostEndpoints = 200;

    public TimeSpan PollInterval => options.Value.PollInterval;

    public async ValueTask AppendAsync(IReadOnlyList<Leg> legs, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(legs);
        if (legs.Count == 0)
        {
            return;
        }

        List<Leg> appended = await database
            .RunAsync(connection => LegRows.AppendAsync(database, connection, legs, node.Id), cancellationToken).ConfigureAwait(false);
        board.Hear(Note.Of(node.Id, appended).Due);
    }

    public async ValueTask<IReadOnlyList<Claim>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await LookAsync(request.Now, cancellationToken).ConfigureAwait(false);
        List<EndpointKey> due = board.Due(request.Now, request.Except, MostEndpoints);
        if (due.Count == 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return [];
        }

        List<Claim> claims = await database.RunAsync(connection => ClaimAsync(connection, due, request), cancellationToken)
            .ConfigureAwait(false);
        return [.. claims.OrderBy(claim => claim.DueAt)];
    }

    public async ValueTask<IReadOnlyList<Claim>> StartAsync(
        IReadOnlyList<Claim> claims, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claims);
        ClaimHandle[] handles = [.. claims.Select(claim => claim.Handle).OfType<ClaimHandle>()];
        if (handles.Length == 0)
        {
            return [];
        }

        HashSet<long> started = await database.RunAsync(connection => StartAsync(connection, handles), cancellationToken).ConfigureAwait(false);
        return [.. claims.Where(claim => claim.Handle is ClaimHandle handle && started.Contains(handle.No))];
    }

    public async ValueTask<int> SettleAsync(IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settlements);
        List<(Settlement, ClaimHandle)> rows = [];
        List<(EndpointKey, long)> waiting = [];
        foreach (Settlement settlement in settlements)
        {
            if (settlement.Claim.Handle is ClaimHandle handle)
            {
                rows.Add((settlement, handle));
            }

            if (settlement.NextAt is { } next)
            {
                waiting.Add((settlement.Claim.Endpoint, next.UtcTicks));
            }
        }

        if (rows.Count == 0)
        {
            return settlements.Count;
        }

        string? note = waiting.Count == 0 ? null : new Note(node.Id, waiting, []).ToText();
        int passedOver = await database.RunAsync(connection => SettleRows.WriteAsync(database, connection, rows, note), cancellationToken)
            .ConfigureAwait(false);
        board.Hear(waiting);
        return settlements.Count - rows.Count + passedOver;
    }

    public async ValueTask<DateTimeOffset?> NextDueAsync(
        IReadOnlyCollection<EndpointKey> except, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(except);
        await LookAsync(null, cancellationToken).ConfigureAwait(false);
        return board.Next(except);
    }

    /// <summary>Looks at the tables, when the last look is long ago or may have missed something.</summary>
    private async ValueTask LookAsync(DateTimeOffset? now, CancellationToken cancellationToken)
    {
        listener.Start();
        upkeep.Start();
        heartbeat.Start();
        DateTimeOffset at = now ?? time.GetUtcNow();
        if (!board.MustLook(at, options.Value.PollInterval))
        {
            return;
        }

        board.Looking();
        try
        {
            board.Looked(at, await database.RunAsync(connection => LookAsync(connection, at), cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            board.Failed();
            throw;
        }
    }

    private async ValueTask<List<(EndpointKey, long)>> LookAsync(NpgsqlConnection connection, DateTimeOffset now)
    {
        using NpgsqlCommand command = database.Use(connection, Sql.Look).Bind(now);
        return await command.ReadAllAsync(row => (new EndpointKey(row.GetString(0), row.GetString(1)), row.GetInt64(2)))
            .ConfigureAwait(false);
    }

    private async ValueTask<List<Claim>> ClaimAsync(NpgsqlConnection connection, List<EndpointKey> due, ClaimRequest request)
    {
        using NpgsqlCommand command = database.Use(connection, Sql.Claim)
            .Bind(due.Select(endpoint => endpoint.Tenant)).Bind(due.Select(endpoint => endpoint.Name))
            .Bind(request.Now).Bind(request.LeaseUntil).Bind(request.PerEndpoint).Bind(node.Id);
        return [.. (await command.ReadAllAsync(Read).ConfigureAwait(false)).OfType<Claim>()];
    }

    /// <summary>A claim; or null, and the board knows what waits next for an endpoint.</summary>
    private Claim? Read(NpgsqlDataReader row)
    {
        if (!row.IsDBNull(0))
        {
            return ClaimRow.Read(row);
        }

        board.Stands(new EndpointKey(row.GetString(3), row.GetString(4)), row.LongOrNull(5));
        return null;
    }

    private async ValueTask<HashSet<long>> StartAsync(NpgsqlConnection connection, ClaimHandle[] handles)
    {
        using NpgsqlCommand command = database.Use(connection, Sql.Start)
            .Bind((long[])[.. handles.Select(handle => handle.No)]).Bind((long[])[.. handles.Select(handle => handle.Turn)]);
        return [.. await command.ReadAllAsync(row => row.GetInt64(0)).ConfigureAwait(false)];
    }
}
