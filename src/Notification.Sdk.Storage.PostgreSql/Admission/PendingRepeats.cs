using Notification.Sdk.Events;
using Notification.Sdk.Storage.PostgreSql.Data;
using Notification.Sdk.Stores;
using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql.Admission;

/// <summary>Repeats of which the tables are told within about a second: many of a thing cost one statement, together with those of others. Used by one
/// caller at a time.</summary>
internal sealed class PendingRepeats(Database database)
{
    private readonly Dictionary<Fingerprint, Repeated> _pending = [];

    public bool HasAny => _pending.Count > 0;

    /// <summary>A trial was kept: its repeats wait, and those of notifications that it wrote are in what it wrote.</summary>
    public void Kept(Trial trial)
    {
        foreach ((Fingerprint key, AskedThing asked) in trial.Things)
        {
            if (asked.Next is not null)
            {
                _pending.Remove(key);
            }
        }

        foreach ((Fingerprint key, Repeated repeated) in trial.Repeats)
        {
            Repeated before = _pending.GetValueOrDefault(key);
            _pending[key] = before.NotifiedAt == repeated.NotifiedAt
                ? repeated with { Count = before.Count + repeated.Count }
                : repeated;
        }
    }

    /// <summary>The tables have said how things stand: without what they were not told yet.</summary>
    public void Correct(Trial trial, Beliefs beliefs)
    {
        foreach (Fingerprint key in trial.Things.Keys)
        {
            Belief<DedupRecord> belief = beliefs.Thing(key);
            if (_pending.TryGetValue(key, out Repeated repeated) && belief.Version != 0 && belief.Value.NotifiedAt == repeated.NotifiedAt)
            {
                beliefs.Learn(key, belief with { Value = belief.Value with { Repeats = belief.Value.Repeats + repeated.Count } });
            }
        }
    }

    /// <summary>Tells the tables.</summary>
    public async ValueTask FlushAsync(NpgsqlConnection connection, Beliefs beliefs)
    {
        (Fingerprint Key, Repeated Repeated, long Next)[] rows =
            [.. _pending.Select(pair => (pair.Key, pair.Value, Versions.New()))];
        using NpgsqlCommand command = database.Use(connection, Sql.Repeat)
            .Bind([.. rows.Select(row => row.Key.ToGuid())]).Bind((long[])[.. rows.Select(row => row.Repeated.NotifiedAt.UtcTicks)])
            .Bind((long[])[.. rows.Select(row => row.Repeated.Count)]).Bind((long[])[.. rows.Select(row => row.Next)]);
        await command.ExecuteNonQueryAsync().ConfigureAwait(false);
        _pending.Clear();
        foreach ((Fingerprint key, Repeated repeated, long next) in rows)
        {
            Belief<DedupRecord> belief = beliefs.Thing(key);
            if (belief.Version != 0 && belief.Value.NotifiedAt == repeated.NotifiedAt)
            {
                beliefs.Learn(key, belief with { Version = next });
            }
        }
    }
}
