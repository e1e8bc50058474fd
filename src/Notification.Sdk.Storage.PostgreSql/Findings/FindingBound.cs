using Notification.Sdk.Storage.PostgreSql.Data;
using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql.Findings;

/// <summary>Keeps the number of findings within the capacity. Counting them costs, so it is done only after a node has added some: a hundredth of
/// the capacity may be over it for each node. Used by one caller at a time.</summary>
internal sealed class FindingBound(Database database, int capacity)
{
    private long _left;

    public async ValueTask AddAsync(int added)
    {
        _left -= added;
        if (added == 0 || _left >= 0)
        {
            return;
        }

        long count = await database.RunAsync(CountAsync, CancellationToken.None).ConfigureAwait(false);
        if (count > capacity)
        {
            // Sorting costs, so a tenth goes at once.
            long drop = count - capacity + (capacity / 10);
            await database.RunAsync(connection => DropAsync(connection, drop), CancellationToken.None).ConfigureAwait(false);
            count -= drop;
        }

        _left = Math.Clamp(capacity - count, 0, capacity / 100);
    }

    private async ValueTask<long> CountAsync(NpgsqlConnection connection)
    {
        using NpgsqlCommand command = database.Use(connection, Sql.CountFindings);
        return (await command.ReadAllAsync(row => row.GetInt64(0)).ConfigureAwait(false))[0];
    }

    private async ValueTask<int> DropAsync(NpgsqlConnection connection, long drop)
    {
        using NpgsqlCommand command = database.Use(connection, Sql.DropFindings).Bind(drop);
        return await command.ExecuteNonQueryAsync().ConfigureAwait(false);
    }
}
