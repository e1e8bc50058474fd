using Microsoft.Extensions.Options;
using Notification.Sdk.Storage.PostgreSql.Admission;
using Notification.Sdk.Storage.PostgreSql.Data;
using Notification.Sdk.Stores;
using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql.Nodes;

/// <summary>Listens for what other nodes, and transactions of the application's own, append and change: on one connection of its own, which it opens again when
/// it was lost. Whatever it misses, the next look at the tables finds.</summary>
internal sealed class Listener(
    Database database,
    NodeIdentity node,
    DueBoard board,
    Heard heard,
    IDispatchSignal signal,
    ISettingsSignal settings,
    TimeProvider time,
    IOptions<PostgreSqlStorageOptions> options) : BackgroundLoop(time, options.Value.PollInterval)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>Begins, when it has not.</summary>
    public void Start()
    {
        if (options.Value.Listens)
        {
            Begin();
        }
    }

    /// <summary>Listens until the connection is lost. Until it is open again, the looks at the tables find what comes.</summary>
    protected override async Task StepAsync(CancellationToken stopping)
    {
        // A token for each connection: what the driver leaves registered of a broken one ends with it.
        using var step = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        NpgsqlConnection connection = await database.OpenAsync(step.Token).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            connection.Notification += (_, notification) => Hear(notification.Payload);
            using (var command = new NpgsqlCommand($"LISTEN {database.Name.Quoted}", connection))
            {
                await command.ExecuteNonQueryAsync(step.Token).ConfigureAwait(false);
            }

            // What came before is not told.
            board.Doubt();
            signal.Wake();
            settings.MayHaveChanged();
            while (true)
            {
                // The driver misses a cancellation that comes at the moment in which a wait begins: so none lasts for ever.
                stopping.ThrowIfCancellationRequested();
                await connection.WaitAsync(LongestWait, step.Token).ConfigureAwait(false);
            }
        }
    }

    private void Hear(string payload)
    {
        if (payload == Note.SettingsChanged)
        {
            settings.MayHaveChanged();
            return;
        }

        var note = Note.Read(payload);
        if (note.Node == node.Id)
        {
            return;
        }

        heard.Add(note.Notified);
        if (note.Due.Count == 0 && note.Notified.Count == 0)
        {
            board.Doubt();
        }

        board.Hear(note.Due);
        signal.Wake();
    }
}
