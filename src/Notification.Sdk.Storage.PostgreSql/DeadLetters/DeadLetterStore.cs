using Notification.Sdk.Storage.PostgreSql.Data;
using Notification.Sdk.Storage.PostgreSql.Nodes;
using Notification.Sdk.Stores;
using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql.DeadLetters;

/// <summary>Dead letters over the database, as long as the log knows their legs.</summary>
internal sealed class DeadLetterStore(Database database, DueBoard board) : IDeadLetterStore
{
    public async ValueTask<IReadOnlyList<DeadLetter>> QueryAsync(DeadLetterQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return await database.RunAsync(connection => FindAsync(connection, query), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<string>> ReplayAsync(
        string tenant, IReadOnlyList<Replay> replays, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(replays);
        var revival = new Revival(database, tenant);
        List<(string Id, EndpointKey Endpoint, long DueAt)> revived = await database
            .TransactAsync(connection => revival.ReplayAsync(connection, replays), cancellationToken).ConfigureAwait(false);
        board.Hear([.. revived.Select(dead => (dead.Endpoint, dead.DueAt))]);
        return [.. revived.Select(dead => dead.Id)];
    }

    public async ValueTask<IReadOnlyList<string>> DiscardAsync(
        string tenant, IReadOnlyList<string> deliveryIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(deliveryIds);
        var revival = new Revival(database, tenant);
        return await database.TransactAsync(connection => revival.DiscardAsync(connection, deliveryIds), cancellationToken)
            .ConfigureAwait(false);
    }

    private async ValueTask<List<DeadLetter>> FindAsync(NpgsqlConnection connection, DeadLetterQuery query)
    {
        using NpgsqlCommand command = database.Use(connection, Sql.Dead)
            .Bind(query.Tenant).Bind(query.Endpoint).Bind(query.Topic).Bind(query.Code).Bind(query.To).Bind(query.From).Bind(query.After ?? "")
            .Bind(query.Limit);
        return await command.ReadAllAsync(row => new DeadLetter
        {
            DeliveryId = row.GetString(0),
            Tenant = query.Tenant,
            Endpoint = row.GetString(1),
            Topic = row.GetString(2),
            Legs = row.GetInt32(3),
            Attempts = row.GetInt32(4),
            Code = row.TextOrNull(5) ?? "",
            Detail = row.TextOrNull(6) ?? "",
            AcceptedAt = row.Time(7),
            EndedAt = row.Time(8),
            MayBeDuplicate = row.GetBoolean(9),
        }).ConfigureAwait(false);
    }
}
