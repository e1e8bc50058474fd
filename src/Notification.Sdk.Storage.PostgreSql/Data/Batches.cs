using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql.Data;

/// <summary>Several statements in one round trip and, outside a transaction, one transaction.</summary>
internal static class Batches
{
    /// <returns>How many rows were changed.</returns>
    public static async ValueTask<int> RunAsync(NpgsqlConnection connection, params NpgsqlCommand[] commands)
    {
        using NpgsqlBatch batch = Of(connection, commands);
        return await batch.ExecuteNonQueryAsync().ConfigureAwait(false);
    }

    public static NpgsqlBatch Of(NpgsqlConnection connection, params NpgsqlCommand[] commands)
    {
        var batch = new NpgsqlBatch(connection) { Timeout = commands[0].CommandTimeout };
        foreach (NpgsqlCommand command in commands)
        {
            var part = new NpgsqlBatchCommand(command.CommandText);
            while (command.Parameters.Count > 0)
            {
                // A parameter belongs to one collection.
                NpgsqlParameter parameter = command.Parameters[0];
                command.Parameters.RemoveAt(0);
                part.Parameters.Add(parameter);
            }

            batch.BatchCommands.Add(part);
        }

        return batch;
    }
}
