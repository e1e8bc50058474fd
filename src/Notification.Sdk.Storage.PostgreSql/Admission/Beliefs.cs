using Notification.Sdk.Events;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.PostgreSql.Admission;

/// <summary>What this node last saw of the rows that decisions are made upon. It may be out of date: the statement that keeps a decision checks it.
/// What is not in it is thought not to exist. Bounded; used by one caller at a time.</summary>
internal sealed class Beliefs
{
    /// <summary>How many rows of each kind a node remembers at most: some 10 MB.</summary>
    public const int Largest = 65_536;

    private readonly Generations<DedupRecord> _things = new(Largest / 2);
    private readonly Generations<long[]> _counters = new(Largest / 2);

    public Belief<DedupRecord> Thing(Fingerprint key) => _things.Find(key);

    public Belief<long[]> Counter(Fingerprint key) => _counters.Find(key);

    public void Learn(Fingerprint key, Belief<DedupRecord> belief) => _things.Set(key, belief);

    public void Learn(Fingerprint key, Belief<long[]> belief) => _counters.Set(key, belief);

    /// <summary>A map that forgets what was not used lately: at its bound the older half goes.</summary>
    private sealed class Generations<T>(int half)
    {
        private Dictionary<Fingerprint, Belief<T>> _young = [];
        private Dictionary<Fingerprint, Belief<T>> _old = [];

        public Belief<T> Find(Fingerprint key)
        {
            if (_young.TryGetValue(key, out Belief<T> belief))
            {
                return belief;
            }

            if (_old.Remove(key, out belief))
            {
                Set(key, belief);
            }

            return belief;
        }

        public void Set(Fingerprint key, Belief<T> belief)
        {
            _old.Remove(key);
            if (belief.Version == 0)
            {
                _young.Remove(key);
                return;
            }

            if (_young.Count >= half)
            {
                (_old, _young) = (_young, []);
            }

            _young[key] = belief;
        }
    }
}
