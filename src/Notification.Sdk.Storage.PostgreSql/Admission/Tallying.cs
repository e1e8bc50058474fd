using System.Data.Common;
using Notification.Sdk.Storage.PostgreSql.Data;
using Notification.Sdk.Storage.PostgreSql.Nodes;
using Notification.Sdk.Storage.PostgreSql.Outbox;
using Notification.Sdk.Stores;
using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql.Admission;

/// <summary>Counts what budgets held back into the tallies of its summaries, one node after the other.</summary>
internal sealed class Tallying : IDisposable, IAsyncDisposable
{
    private const int QueueCapacity = 10_000;

    // A straggler of a period whose summary is on its way gets another summary, and so on; nobody is that late so often.
    private const int MostStragglers = 64;

    private readonly Database _database;
    private readonly Joining _joining;
    private readonly NodeIdentity _node;
    private readonly DueBoard _board;
    private readonly GroupCommit<IReadOnlyList<OverflowCount>, bool> _group;

    public Tallying(Database database, Joining joining, NodeIdentity node, DueBoard board)
    {
        (_database, _joining, _node, _board) = (database, joining, node, board);
        _group = new GroupCommit<IReadOnlyList<OverflowCount>, bool>(CountAsync, QueueCapacity);
    }

    public async ValueTask CountAsync(
        IReadOnlyList<OverflowCount> counts, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        if (transaction is not null)
        {
            await _joining.RunAsync(transaction, connection => CountAsync(connection, counts, Guid.Empty), cancellationToken).ConfigureAwait(false);
            return;
        }

        await _group.RunAsync(counts, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _group.Dispose();

    public ValueTask DisposeAsync() => _group.DisposeAsync();

    private async ValueTask CountAsync(IReadOnlyList<Ticket<IReadOnlyList<OverflowCount>, bool>> tickets)
    {
        OverflowCount[] counts = [.. tickets.SelectMany(ticket => ticket.Item)];
        List<Leg> legs = await _database
            .TransactAsync(connection => CountAsync(connection, counts, _node.Id), CancellationToken.None).ConfigureAwait(false);
        _board.Hear(Note.Of(_node.Id, legs).Due);
    }

    private async ValueTask<List<Leg>> CountAsync(NpgsqlConnection connection, IReadOnlyList<OverflowCount> counts, Guid from)
    {
        string[] ids = [.. counts.Select(count => count.Summary.Id).Distinct(StringComparer.Ordinal)];
        Dictionary<string, OverflowTally> tallies = await FindAsync(connection, ids).ConfigureAwait(false);
        List<Leg> legs = [];
        foreach (IGrouping<string, OverflowCount> some in counts.GroupBy(count => count.Summary.Id, StringComparer.Ordinal))
        {
            if (!tallies.TryGetValue(some.Key, out OverflowTally? tally))
            {
                tallies[some.Key] = tally = new OverflowTally();
                legs.Add(await UnknownAsync(connection, some.First().Summary).ConfigureAwait(false));
            }

            foreach (OverflowCount count in some)
            {
                tally.Add(count);
            }
        }

        await WriteAsync(connection, tallies).ConfigureAwait(false);
        if (legs.Count > 0)
        {
            await LegRows.AppendAsync(_database, connection, legs, from).ConfigureAwait(false);
        }

        return legs;
    }

    private async ValueTask<Dictionary<string, OverflowTally>> FindAsync(NpgsqlConnection connection, string[] ids)
    {
        using NpgsqlCommand command = _database.Use(connection, Sql.Tallies).Bind(ids);
        return (await Locks.ReadAsync(
                _database, connection, ids, command, row => (Id: row.GetString(0), Tally: OverflowTally.FromUtf8(row.Bytes(1)))).ConfigureAwait(false))
            .ToDictionary(row => row.Id, row => row.Tally, StringComparer.Ordinal);
    }

    private async ValueTask<Leg> UnknownAsync(NpgsqlConnection connection, Leg leg)
    {
        using NpgsqlCommand command = _database.Use(connection, Sql.KnownLegs)
            .Bind(Enumerable.Range(0, MostStragglers).Select(count => leg.Id + new string('+', count)));
        List<string> known = await command.ReadAllAsync(row => row.GetString(0)).ConfigureAwait(false);
        while (known.Contains(leg.Id))
        {
            leg = leg with { Id = leg.Id + "+" };
        }

        return leg;
    }

    private async ValueTask WriteAsync(NpgsqlConnection connection, Dictionary<string, OverflowTally> tallies)
    {
        using NpgsqlCommand command = _database.Use(connection, Sql.WriteTallies)
            .Bind(tallies.Keys).Bind([.. tallies.Values.Select(tally => tally.ToUtf8())]);
        await command.ExecuteNonQueryAsync().ConfigureAwait(false);
    }
}
