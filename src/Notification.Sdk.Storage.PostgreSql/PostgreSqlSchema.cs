using Notification.Sdk.Storage.PostgreSql.Data;

namespace Notification.Sdk.Storage.PostgreSql;

/// <summary>The tables and functions of the store, for owners who make them themselves and let the application only read and write.</summary>
public static class PostgreSqlSchema
{
    /// <summary>The version that this package reads and writes.</summary>
    public static int Version => Schema.Version;

    /// <summary>The SQL that makes the schema, or brings one of an earlier version up. To be run by its owner, as one transaction, with
    /// <c>psql -1 -f</c> for example.</summary>
    /// <param name="schema">The schema's name.</param>
    /// <param name="fromVersion">The version that is there; 0 when there is none.</param>
    /// <param name="applicationRole">A role that may read and write afterwards, but change no table; null to grant nothing.</param>
    /// <exception cref="ArgumentException">A name is no plain identifier.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The version is negative or newer than <see cref="Version"/>.</exception>
    public static string GetScript(string schema = "notification_sdk", int fromVersion = 0, string? applicationRole = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fromVersion);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fromVersion, Version);
        var name = SchemaName.Of(schema, nameof(schema));
        string script = Schema.Script(name, fromVersion);
        return applicationRole is null ? script : script + Schema.Grants(name, SchemaName.Of(applicationRole, nameof(applicationRole)));
    }
}
