using System.ComponentModel.DataAnnotations;

namespace Notification.Sdk.Storage.PostgreSql;

/// <summary>How the store uses its database. Read once, at the first use.</summary>
public sealed class PostgreSqlStorageOptions
{
    /// <summary>Where the database is, such as <c>Host=db;Database=app;Username=notifier</c> (https://www.npgsql.org/doc/connection-string-parameters.html).
    /// Not used when a data source was given.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>The schema that holds the tables; <c>notification_sdk</c> by default. 1 to 48 lower-case letters, digits and '_', the first no
    /// digit. Nodes that share work share the schema.</summary>
    [Required(ErrorMessage = "{0} is missing: leave it out for the default, or give a schema.")]
    [RegularExpression("[a-z_][a-z0-9_]{0,47}", ErrorMessage = "{0} is no name of a schema: use 1 to 48 lower-case letters, digits and '_', the first no digit.")]
    public string Schema { get; set; } = "notification_sdk";

    /// <summary>Whether the first use makes the tables or brings them up to date; it does by default. Without it, or without the right to, they
    /// must be there: see <see cref="PostgreSqlSchema"/>.</summary>
    public bool Migrates { get; set; } = true;

    /// <summary>Whether a connection of its own listens for what other nodes append, so that it goes out at once; it does by default. Switch it off
    /// behind a pooler that gives no session, such as PgBouncer in transaction mode.</summary>
    public bool Listens { get; set; } = true;

    /// <summary>How often the tables are looked at for what no notification told of; 1 second by default, from 50 ms to 1 minute.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long one statement may take; 30 seconds by default, from 1 second to 10 minutes.</summary>
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many events may wait to be admitted; further publishers wait before that. 10,000 by default, 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int QueueCapacity { get; set; } = 10_000;

    /// <summary>How long ended notifications stay in the log, and ids of events are known; 30 days by default, at least an hour.</summary>
    public TimeSpan LogRetention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How many of the latest refused events the log keeps, 0 to 1,000,000; 10,000 by default. The rest are counted.</summary>
    [Range(0, 1_000_000)]
    public int RefusalCapacity { get; set; } = 10_000;

    /// <summary>Where the options came from, for error messages.</summary>
    internal string Key { get; set; } = "PostgreSql";
}
