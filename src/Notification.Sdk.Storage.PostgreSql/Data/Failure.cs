using System.Net.Sockets;
using Notification.Sdk.Stores;
using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql.Data;

/// <summary>What the server or the way to it answered instead, before it is put into words for the operator. The driver's own words may hold
/// what was to be kept: they go along as the inner exception only where they are of the connection.</summary>
internal sealed class Failure
{
    private readonly Exception _exception;

    private Failure(Exception exception) => _exception = exception;

    /// <summary>The code of the server (https://www.postgresql.org/docs/current/errcodes-appendix.html); empty when it was not reached.</summary>
    public string Code => _exception is PostgresException said ? said.SqlState : "";

    /// <summary>Whether open connections should not be used any more.</summary>
    public bool IsOfTheConnection => Code is "25006" or "57P01" or "57P02" or "57P03" || (Code is "" && !IsPoolExhausted && !IsTimeout);

    /// <summary>Whether the server is at fault, and not what was asked.</summary>
    public bool IsOfTheServer => Code is "" || IsTransient || Code[..2] is "42" or "3F" or "28" or "3D" || Code is "25006";

    /// <summary>Whether another try, right now, is the way on: two steps met.</summary>
    public bool IsClash => Code is "40001" or "40P01";

    /// <summary>Whether the step may have been kept nevertheless: its answer was lost.</summary>
    public bool IsUnknown => Code is "" or "57P01" or "57P02";

    private bool IsTimeout => _exception is TimeoutException || _exception.InnerException is TimeoutException;

    private bool IsPoolExhausted => Code is "" && _exception.Message.Contains("pool", StringComparison.OrdinalIgnoreCase);

    private bool IsTransient => Code is "" or "55P03" or "57014" or "40001" or "40P01" or "25006"
        || Code[..2] is "53" or "57" or "08";

    public static Failure? Of(Exception exception) => exception switch
    {
        NpgsqlException or SocketException or TimeoutException => new Failure(exception),
        _ => null,
    };

    /// <summary>The same for people: fault and mend.</summary>
    public StoreException ToStoreException(SchemaName schema) => new(Say(schema), IsTransient, Code is "" ? _exception : null);

    private string Say(SchemaName schema) => Code switch
    {
        "" when IsPoolExhausted => "All connections of this process to the database are in use. Raise 'Maximum Pool Size' in its connection "
            + "string, and look for transactions that stay open.",
        "" when IsTimeout => "The database did not answer in time. Look "
            + "whether it is overloaded, or reached at all; work goes on by itself.",
        "" => "The database cannot be reached. Look whether it runs and the way to it is open; work goes on by itself.",
        "53300" => "The database accepts no more connections. Raise its max_connections, lower 'Maximum Pool Size' of its clients, or put a pooler "
            + "in front; work goes on by itself.",
        "53100" => "The disk of the database is full. Free some space: what was accepted is safe, and work goes on by itself.",
        "25006" => "The database is read-only: it is a standby, or was set so. Name all hosts with 'Target Session Attributes=primary' in the "
            + "connection string, so that the one that writes is found; work goes on by itself.",
        "55P03" => "Another transaction holds rows of the store for too long. Look for one that stays open, and keep those that publish short.",
        "57014" => "A statement took longer than the database allows (statement_timeout). Look whether it is overloaded, or waits for a transaction "
            + "that stays open.",
        "57P01" or "57P02" or "57P03" => "The database is shutting down or starting. Work goes on by itself.",
        "40001" or "40P01" => "Two transactions met and one had to give way. Publish again.",
        "42501" => $"The role of this process lacks a right ({Message}). Have the owner of schema '{schema.Plain}' grant it: PostgreSqlSchema.GetScript "
            + "with applicationRole says what.",
        "3F000" or "42P01" or "42883" or "42703" => $"Schema '{schema.Plain}' is not as this package needs it ({Message}). Have its owner run the text "
            + "of PostgreSqlSchema.GetScript, or restart with Migrates.",
        "08P01" => $"The database or its pooler lost step with a connection ({Message}). Behind a pooler in transaction mode, give the connection string of your "
            + "data source 'No Reset On Close=true'; work goes on by itself.",
        "28P01" or "28000" => "The database refused the login of this process. Look at user and password of the connection string, and pg_hba.conf.",
        "3D000" => $"{Message}. Make the database, or name another one in the connection string.",
        _ => $"PostgreSQL refused a step (error {Code}). Its log says more. Please report it.",
    };

    // Names of tables and roles, never values: details and hints are not taken.
    private string Message => ((PostgresException)_exception).MessageText;
}
