using Microsoft.Extensions.Options;
using Notification.Sdk.Storage.PostgreSql.Data;
using Notification.Sdk.Storage.PostgreSql.Nodes;
using Notification.Sdk.Stores;
using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql.Admission;

/// <summary>Admits for all of this process. Events of many callers are decided together upon what the node believes, and one statement keeps all of
/// them, or says what stands instead: then they are decided again.</summary>
internal sealed class AdmissionPump : IDisposable, IAsyncDisposable
{
    private const int MostTries = 64;
    private static readonly TimeSpan RepeatsWait = TimeSpan.FromSeconds(1);

    private readonly Database _database;
    private readonly NodeIdentity _node;
    private readonly DueBoard _board;
    private readonly Heard _heard;
    private readonly ITimer _timer;
    private readonly GroupCommit<IReadOnlyList<AdmissionRequest>, AdmissionResult[]> _group;

    // Of the loop alone.
    private readonly Beliefs _beliefs = new();
    private readonly PendingRepeats _repeats;

    public AdmissionPump(
        Database database,
        NodeIdentity node,
        DueBoard board,
        Heard heard,
        TimeProvider time,
        IOptions<PostgreSqlStorageOptions> options)
    {
        (_database, _node, _board, _heard) = (database, node, board, heard);
        _repeats = new PendingRepeats(database);
        _group = new GroupCommit<IReadOnlyList<AdmissionRequest>, AdmissionResult[]>(KeepAsync, options.Value.QueueCapacity);
        _timer = time.CreateTimer(_ => _ = TryFlushAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Admits with the events of others.</summary>
    /// <param name="requests">The events.</param>
    /// <param name="cancellationToken">Cancels while they wait for a place, never later.</param>
    /// <exception cref="StoreException">None of them was kept.</exception>
    public ValueTask<AdmissionResult[]> AdmitAsync(IReadOnlyList<AdmissionRequest> requests, CancellationToken cancellationToken) =>
        _group.RunAsync(requests, cancellationToken);

    public void Dispose() => Ending.Wait(this);

    /// <summary>Tells the tables what they were not told yet, if it can, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync().ConfigureAwait(false);
        await TryFlushAsync().ConfigureAwait(false);
        await _group.DisposeAsync().ConfigureAwait(false);
    }

    // No event at all: it asks to tell the repeats.
    private async Task TryFlushAsync()
    {
        try
        {
            await _group.RunAsync([], CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is StoreException or ObjectDisposedException)
        {
            // They are told with those that come next.
        }
    }

    private async ValueTask KeepAsync(IReadOnlyList<Ticket<IReadOnlyList<AdmissionRequest>, AdmissionResult[]>> tickets)
    {
        HashSet<(string Tenant, string Id)> known = [];
        _heard.Tell(_beliefs);
        Trial trial = Decide(tickets, known);
        if (trial.MustAsk)
        {
            trial = await _database.RunAsync(connection => KeepAsync(connection, tickets, trial, known), CancellationToken.None)
                .ConfigureAwait(false);
            _board.Hear(Note.Of(_node.Id, trial.Legs.Select(row => row.Leg)).Due);
        }

        trial.Learn();
        bool hadAny = _repeats.HasAny;
        _repeats.Kept(trial);
        if (_repeats.HasAny && tickets.Any(ticket => ticket.Item.Count == 0))
        {
            await _database.RunAsync(FlushAsync, CancellationToken.None).ConfigureAwait(false);
        }
        else if (_repeats.HasAny && !hadAny)
        {
            _timer.Change(RepeatsWait, Timeout.InfiniteTimeSpan);
        }
    }

    /// <returns>The trial that was kept.</returns>
    private async ValueTask<Trial> KeepAsync(
        NpgsqlConnection connection,
        IReadOnlyList<Ticket<IReadOnlyList<AdmissionRequest>, AdmissionResult[]>> tickets,
        Trial trial,
        HashSet<(string Tenant, string Id)> known)
    {
        for (int tries = 0; tries < MostTries; tries++)
        {
            try
            {
                if (!trial.MustAsk
                    || await AdmissionRows.KeepAsync(_database, connection, trial, _node.Id, _beliefs, known).ConfigureAwait(false))
                {
                    return trial;
                }
            }
            catch (PostgresException exception) when (Failure.Of(exception) is { IsClash: true } && tries < MostTries - 1)
            {
                // Decided again upon the same beliefs: the statement says when they no longer hold.
                continue;
            }

            _repeats.Correct(trial, _beliefs);
            trial = Decide(tickets, known);
        }

        throw new StoreException($"Other nodes changed the same counters {MostTries} times in a row. Publish again.", isTransient: true);
    }

    private Trial Decide(
        IReadOnlyList<Ticket<IReadOnlyList<AdmissionRequest>, AdmissionResult[]>> tickets, HashSet<(string Tenant, string Id)> known)
    {
        var trial = new Trial(_beliefs, known, trusts: true);
        foreach (Ticket<IReadOnlyList<AdmissionRequest>, AdmissionResult[]> ticket in tickets)
        {
            try
            {
                (ticket.Result, ticket.Thrown) = ([.. ticket.Item.Select(trial.Decide)], null);
            }
            catch (Exception exception)
            {
                // A throttle policy is the application's code. What was decided before it is kept.
                ticket.Thrown = exception;
            }
        }

        return trial;
    }

    private async ValueTask<bool> FlushAsync(NpgsqlConnection connection)
    {
        await _repeats.FlushAsync(connection, _beliefs).ConfigureAwait(false);
        return true;
    }
}
