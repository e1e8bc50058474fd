using System.Collections.Concurrent;
using Notification.Sdk.Events;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.PostgreSql.Admission;

/// <summary>What other nodes have said that they notified, until the loop that admits takes it over. Bounded: what is left out is asked for.
/// Thread-safe.</summary>
internal sealed class Heard
{
    private const int Most = 10_000;

    private readonly ConcurrentQueue<(Fingerprint Key, long Version, DedupRecord Record)> _heard = new();

    public void Add(IReadOnlyList<(Fingerprint Key, long Version, DedupRecord Record)> notified)
    {
        for (int i = 0; i < notified.Count && _heard.Count < Most; i++)
        {
            _heard.Enqueue(notified[i]);
        }
    }

    /// <summary>Lets it be believed, unless something later is.</summary>
    public void Tell(Beliefs beliefs)
    {
        while (_heard.TryDequeue(out (Fingerprint Key, long Version, DedupRecord Record) heard))
        {
            Belief<DedupRecord> known = beliefs.Thing(heard.Key);
            if (known.Version == 0 || known.Value.NotifiedAt <= heard.Record.NotifiedAt)
            {
                beliefs.Learn(heard.Key, new Belief<DedupRecord>(heard.Version, heard.Record));
            }
        }
    }
}
