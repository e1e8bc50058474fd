using Notification.Sdk.Storage.PostgreSql.Data;
using Notification.Sdk.Stores;
using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql.Outbox;

/// <summary>Settlements as the one statement that records them.</summary>
internal static class SettleRows
{
    /// <returns>How many were passed over.</returns>
    public static async ValueTask<int> WriteAsync(
        Database database, NpgsqlConnection connection, IReadOnlyList<(Settlement Settlement, ClaimHandle Handle)> rows, string? note)
    {
        using NpgsqlCommand command = database.Use(connection, Sql.Settle)
            .Bind((long[])[.. rows.Select(row => row.Handle.No)]).Bind((long[])[.. rows.Select(row => row.Handle.Turn)])
            .Bind((short[])[.. rows.Select(row => (short)row.Settlement.Outcome)]).Bind(rows.Select(row => row.Settlement.Rule))
            .Bind((long[])[.. rows.Select(row => row.Settlement.At.UtcTicks)])
            .Bind(rows.Select(row => row.Settlement.NamesDelivery ? row.Settlement.Claim.DeliveryId : null))
            .Bind((bool[])[.. rows.Select(row => row.Settlement.WasAttempted)])
            .Bind((bool[])[.. rows.Select(row => row.Settlement.MayBeDuplicate)])
            .Bind(rows.Select(row => row.Settlement.Receipt?.Code)).Bind(rows.Select(row => row.Settlement.Receipt?.Detail))
            .Bind(rows.Select(row => row.Settlement.Member)).Bind(rows.Select(row => Owed(row.Settlement)))
            .Bind((long?[])[.. rows.Select(row => row.Settlement.NextAt?.UtcTicks)]).Bind(rows.Select(row => row.Settlement.GroupKey))
            .Bind(database.Name.Plain).Bind(note);
        return (await command.ReadAllAsync(row => row.GetInt64(0)).ConfigureAwait(false)).Count;
    }

    // An address holds no line break; arrays within an array are not to be had.
    private static string? Owed(Settlement settlement) =>
        settlement.StillOwed.Count == 0 ? null : string.Join('\n', settlement.StillOwed);
}
