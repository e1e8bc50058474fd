using System.Globalization;
using Notification.Sdk.Stores;
using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql.Data;

/// <summary>The tables and functions by version: one embedded script each. They go forward only, and a released one is never edited. A function
/// whose parameters change gets another name, so that nodes of the earlier version go on until they are replaced.</summary>
internal static class Schema
{
    /// <summary>The version that this package writes.</summary>
    public const int Version = 1;

    /// <summary>Looks at the schema, and makes it or brings it up when it may.</summary>
    /// <returns>The identity of the store in this database.</returns>
    /// <exception cref="StoreException">It is missing, of a newer version, or of an older one and may not be changed.</exception>
    public static async Task<Guid> BringAsync(NpgsqlConnection connection, SchemaName name, bool migrates)
    {
        (int version, Guid identity) = await ReadAsync(connection, name).ConfigureAwait(false);
        if (version == Version)
        {
            return identity;
        }

        if (version > Version)
        {
            throw new StoreException(
                $"Schema '{name.Plain}' was written by a newer version of Notification.Sdk.Storage.PostgreSql (schema {version}; this one knows "
                + $"{Version}). Use that version again, or the backup from before the upgrade.");
        }

        if (!migrates)
        {
            throw new StoreException(
                $"Schema '{name.Plain}' is {(version == 0 ? "missing" : $"of version {version}")} and this package needs version {Version}. Have "
                + "its owner run the text of PostgreSqlSchema.GetScript, or set Migrates.");
        }

        NpgsqlTransaction transaction = await connection.BeginTransactionAsync().ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            // Nodes that start together: one makes the schema, the others wait for it.
            await RunAsync(connection, $"SELECT pg_advisory_xact_lock(hashtextextended('{name.Plain}', 1))").ConfigureAwait(false);
            (version, identity) = await ReadAsync(connection, name).ConfigureAwait(false);
            if (version < Version)
            {
                await RunAsync(connection, Script(name, version)).ConfigureAwait(false);
                (_, identity) = await ReadAsync(connection, name).ConfigureAwait(false);
            }

            await transaction.CommitAsync().ConfigureAwait(false);
        }

        return identity;
    }

    /// <summary>Which store is in the database of a connection; empty when none is.</summary>
    public static async Task<Guid> IdentityAsync(NpgsqlConnection connection, SchemaName name) =>
        (await ReadAsync(connection, name).ConfigureAwait(false)).Identity;

    /// <summary>From one version to this one.</summary>
    public static string Script(SchemaName name, int from)
    {
        IEnumerable<string> steps = Enumerable.Range(from + 1, Version - from).Select(version => Read($"{version}.sql"));
        string first = from > 0 ? "" : """
            CREATE SCHEMA IF NOT EXISTS {schema};
            CREATE TABLE {schema}.version(version integer NOT NULL, identity uuid NOT NULL);
            INSERT INTO {schema}.version VALUES (0, gen_random_uuid());

            """;
        string last = $"\nUPDATE {{schema}}.version SET version = {Version.ToString(CultureInfo.InvariantCulture)};\n";
        return (first + string.Join('\n', steps) + last).Replace("{schema}", name.Quoted, StringComparison.Ordinal);
    }

    /// <summary>What an application needs that changes no table.</summary>
    public static string Grants(SchemaName name, SchemaName role) => $"""

        GRANT USAGE ON SCHEMA {name.Quoted} TO {role.Quoted};
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {name.Quoted} TO {role.Quoted};
        REVOKE INSERT, UPDATE, DELETE ON {name.Quoted}.version FROM {role.Quoted};
        GRANT USAGE ON ALL SEQUENCES IN SCHEMA {name.Quoted} TO {role.Quoted};
        GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA {name.Quoted} TO {role.Quoted};

        """;

    private static async Task<(int Version, Guid Identity)> ReadAsync(NpgsqlConnection connection, SchemaName name)
    {
        using (var known = new NpgsqlCommand(Sql.HasSchema, connection))
        {
            known.Bind(name.Plain);
            if (await known.ExecuteScalarAsync().ConfigureAwait(false) is not true)
            {
                return default;
            }
        }

        using var command = new NpgsqlCommand(Sql.Identity.Replace("{schema}", name.Quoted, StringComparison.Ordinal), connection);
        NpgsqlDataReader row = await command.ExecuteReaderAsync().ConfigureAwait(false);
        await using (row.ConfigureAwait(false))
        {
            return await row.ReadAsync().ConfigureAwait(false) ? (row.GetInt32(0), row.GetGuid(1)) : default;
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync().ConfigureAwait(false);
    }

    private static string Read(string name)
    {
        using Stream stream = typeof(Schema).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
