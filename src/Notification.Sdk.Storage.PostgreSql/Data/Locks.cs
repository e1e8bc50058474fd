using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql.Data;

/// <summary>Locks on names that the tables may not have yet, until the transaction ends.</summary>
internal static class Locks
{
    /// <summary>Takes the locks, and reads in the same round trip what they guard.</summary>
    public static async ValueTask<List<T>> ReadAsync<T>(
        Database database, NpgsqlConnection connection, IEnumerable<string> names, NpgsqlCommand command, Func<NpgsqlDataReader, T> read)
    {
        List<T> rows = [];
        using NpgsqlCommand take = database.Use(connection, Sql.LockTexts).Bind(names);
        using NpgsqlBatch batch = Batches.Of(connection, take, command);
        NpgsqlDataReader row = await batch.ExecuteReaderAsync().ConfigureAwait(false);
        await using (row.ConfigureAwait(false))
        {
            await row.NextResultAsync().ConfigureAwait(false);
            while (await row.ReadAsync().ConfigureAwait(false))
            {
                rows.Add(read(row));
            }
        }

        return rows;
    }
}
