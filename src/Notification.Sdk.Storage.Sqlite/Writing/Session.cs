using System.Runtime.InteropServices;
using Notification.Sdk.Storage.Sqlite.Data;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.Writing;

/// <summary>One transaction under way: its connection, and what is written or told only at its end. Used by one thread.</summary>
internal sealed class Session(Database database, Numbers numbers)
{
    private readonly Dictionary<CountKey, long> _counts = [];
    private readonly List<(EndpointKey Endpoint, long? DueAt, bool IsExact)> _due = [];

    public Database Database => database;

    /// <summary>By how many the ended legs have grown.</summary>
    public long Ended { get; set; }

    /// <summary>Whether a step asks for the buffered refusals to be written along.</summary>
    public bool WritesRefusals { get; set; }

    public Statement Use(string sql) => database.Use(sql);

    public long NextNumber() => numbers.Next();

    /// <summary>Counts; written once for each key at the end.</summary>
    public void Count(in CountKey key, long by) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_counts, key, out _) += by;

    /// <summary>Something waits for an endpoint from now on.</summary>
    public void Waits(EndpointKey endpoint, long dueAt) => _due.Add((endpoint, dueAt, false));

    /// <summary>This is what waits for an endpoint now.</summary>
    public void Stands(EndpointKey endpoint, long? dueAt) => _due.Add((endpoint, dueAt, true));

    public void WriteCounts()
    {
        foreach ((CountKey key, long by) in _counts)
        {
            if (by != 0)
            {
                Use(Sql.AddCount).Bind(key.Tenant).Bind(key.Topic).Bind(key.Endpoint).Bind((long)key.Outcome).Bind(key.Rule).Bind(by).Run();
            }
        }

        _counts.Clear();
    }

    /// <summary>Tells the board what was committed.</summary>
    public void Tell(DueBoard board)
    {
        board.Apply(CollectionsMarshal.AsSpan(_due));
        Clear();
    }

    public void Clear()
    {
        _counts.Clear();
        _due.Clear();
        Ended = 0;
        WritesRefusals = false;
    }
}
