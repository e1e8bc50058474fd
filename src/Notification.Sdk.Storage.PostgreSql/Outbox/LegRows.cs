using Notification.Sdk.Storage.PostgreSql.Data;
using Notification.Sdk.Storage.PostgreSql.Nodes;
using Notification.Sdk.Stores;
using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql.Outbox;

/// <summary>Legs that pass no gate, as the one statement that appends them.</summary>
internal static class LegRows
{
    /// <returns>Those that were not known.</returns>
    public static async ValueTask<List<Leg>> AppendAsync(Database database, NpgsqlConnection connection, IReadOnlyList<Leg> legs, Guid node)
    {
        using NpgsqlCommand command = database.Use(connection, Sql.Append)
            .Bind(legs.Select(leg => leg.Id)).Bind(legs.Select(leg => leg.Tenant)).Bind(legs.Select(leg => leg.Endpoint))
            .Bind(legs.Select(leg => leg.Topic)).Bind((short[])[.. legs.Select(leg => (short)leg.Kind)])
            .Bind(legs.Select(leg => leg.Event?.Id ?? "")).Bind((long[])[.. legs.Select(leg => leg.AcceptedAt.UtcTicks)])
            .Bind((long[])[.. legs.Select(leg => leg.DueAt.UtcTicks)]).Bind(legs.Select(leg => leg.GroupKey))
            .Bind([.. legs.Select(leg => LegJson.ToUtf8(leg))]).Bind(database.Name.Plain).Bind(Note.Of(node, legs).ToText());
        HashSet<string> appended = [.. await command.ReadAllAsync(row => row.GetString(0)).ConfigureAwait(false)];
        return [.. legs.Where(leg => appended.Contains(Text.Of(leg.Id)))];
    }
}
