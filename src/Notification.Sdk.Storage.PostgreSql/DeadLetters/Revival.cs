using Notification.Sdk.Storage.PostgreSql.Data;
using Notification.Sdk.Stores;
using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql.DeadLetters;

/// <summary>What a person decides about dead letters, within a transaction.</summary>
internal sealed class Revival(Database database, string tenant)
{
    public async ValueTask<List<(string Id, EndpointKey Endpoint, long DueAt)>> ReplayAsync(
        NpgsqlConnection connection, IReadOnlyList<Replay> replays)
    {
        Dictionary<string, Dead> dead = await TakeAsync(connection, replays.Select(replay => replay.DeliveryId)).ConfigureAwait(false);
        List<(string, EndpointKey, long)> revived = [];
        foreach (Replay replay in replays)
        {
            if (!dead.Remove(replay.DeliveryId, out Dead? letter))
            {
                continue;
            }

            using NpgsqlCommand count = database.Use(connection, Sql.CountLegs).Bind(letter.Legs).Bind(-1);
            using NpgsqlCommand legs = database.Use(connection, Sql.ReviveLegs).Bind(letter.Legs).Bind(replay.DueAt);
            using NpgsqlCommand delivery = database.Use(connection, Sql.ReviveDelivery).Bind(letter.No).Bind(replay.DueAt);
            await Batches.RunAsync(connection, count, legs, delivery).ConfigureAwait(false);
            revived.Add((replay.DeliveryId, new EndpointKey(tenant, letter.Endpoint), replay.DueAt.UtcTicks));
        }

        return revived;
    }

    public async ValueTask<IReadOnlyList<string>> DiscardAsync(NpgsqlConnection connection, IReadOnlyList<string> ids)
    {
        Dictionary<string, Dead> dead = await TakeAsync(connection, ids).ConfigureAwait(false);
        List<string> discarded = [.. ids.Distinct(StringComparer.Ordinal).Where(dead.ContainsKey)];
        long[] legs = [.. dead.Values.SelectMany(letter => letter.Legs)];
        if (legs.Length > 0)
        {
            using NpgsqlCommand less = database.Use(connection, Sql.CountLegs).Bind(legs).Bind(-1);
            using NpgsqlCommand discard = database.Use(connection, Sql.DiscardLegs).Bind(legs).Bind(Rules.Discarded);
            using NpgsqlCommand more = database.Use(connection, Sql.CountLegs).Bind(legs).Bind(1);
            using NpgsqlCommand drop = database.Use(connection, Sql.DropDeliveries)
                .Bind((long[])[.. dead.Values.Select(letter => letter.No)]);
            await Batches.RunAsync(connection, less, discard, more, drop).ConfigureAwait(false);
        }

        return discarded;
    }

    /// <summary>The dead letters of which all legs are still known, locked; one of which some are not is dropped.</summary>
    private async ValueTask<Dictionary<string, Dead>> TakeAsync(NpgsqlConnection connection, IEnumerable<string> ids)
    {
        using NpgsqlCommand command = database.Use(connection, Sql.TakeDead).Bind(tenant).Bind(ids);
        List<(string Id, Dead Dead, bool IsWhole)> found = await command.ReadAllAsync(row =>
        {
            long[] legs = row.GetFieldValue<long[]>(3);
            return (row.GetString(1), new Dead(row.GetInt64(0), row.GetString(2), legs), !row.IsDBNull(4) && row.GetInt32(4) == legs.Length);
        }).ConfigureAwait(false);
        if (found.Exists(letter => !letter.IsWhole))
        {
            using NpgsqlCommand drop = database.Use(connection, Sql.DropDeliveries)
                .Bind((long[])[.. found.Where(letter => !letter.IsWhole).Select(letter => letter.Dead.No)]);
            await drop.ExecuteNonQueryAsync().ConfigureAwait(false);
        }

        return found.Where(letter => letter.IsWhole).ToDictionary(letter => letter.Id, letter => letter.Dead, StringComparer.Ordinal);
    }

    private sealed record Dead(long No, string Endpoint, long[] Legs);
}
