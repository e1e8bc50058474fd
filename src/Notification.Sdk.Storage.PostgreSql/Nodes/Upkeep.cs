using Microsoft.Extensions.Options;
using Notification.Sdk.Storage.PostgreSql.Data;
using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql.Nodes;

/// <summary>Forgets what has no more use, in bounded steps beside the work. All nodes try, one at a time does it.</summary>
internal sealed class Upkeep(Database database, TimeProvider time, IOptions<PostgreSqlStorageOptions> options)
    : BackgroundLoop(time, Pause)
{
    private const int Most = 5000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly TimeProvider _time = time;
    private Guid _counter;

    /// <summary>Begins, when it has not.</summary>
    public void Start() => Begin();

    /// <summary>One bounded step.</summary>
    /// <returns>How much was forgotten; -1 when another node is at it.</returns>
    public ValueTask<long> TidyAsync(CancellationToken cancellationToken) => database.RunAsync(TidyAsync, cancellationToken);

    /// <summary>Steps until there is little left to forget.</summary>
    protected override async Task StepAsync(CancellationToken stopping)
    {
        while (await TidyAsync(stopping).ConfigureAwait(false) >= Most)
        {
            // As much as a step may take: there is more.
        }
    }

    private async ValueTask<long> TidyAsync(NpgsqlConnection connection)
    {
        DateTimeOffset now = _time.GetUtcNow();
        using NpgsqlCommand command = database.Use(connection, Sql.Tidy)
            .Bind(now).Bind(now - options.Value.LogRetention).Bind((long)options.Value.RefusalCapacity).Bind(_counter).Bind(Most);
        (long dropped, Guid upTo) = (await command.ReadAllAsync(row => (row.GetInt64(0), row.GetGuid(1))).ConfigureAwait(false))[0];
        _counter = upTo;
        return dropped;
    }
}
