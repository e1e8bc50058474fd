using Notification.Sdk.Events;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Gate;

/// <summary>Counts what the tables refused since the store was last told, key by key: what reminders tell. Exact under any number of
/// threads; bounded.</summary>
/// <remarks>Repeats are counted in the slots; those over which processors contend, in a stripe of each processor. The ledger knows the
/// fingerprint of every key with a count. While <see cref="Drain"/> holds the stripes, repeats are counted in the slots.</remarks>
internal sealed class RepeatCounts
{
    private readonly CountStripe[] _stripes;
    private readonly RepeatLedger _ledger;
    private readonly Lock _draining = new();
    private readonly Dictionary<GateKey, long> _loose = [];

    // Whether any key stands in a stripe. A hint: without it, repeats are counted in the slots.
    private volatile bool _isStriped;

    /// <param name="largestLedger">How many keys may be counted between two drains.</param>
    public RepeatCounts(int largestLedger)
    {
        _stripes = [.. Enumerable.Range(0, Processors.Copies).Select(_ => new CountStripe())];
        _ledger = new RepeatLedger(largestLedger);
    }

    /// <summary>Counts a repeat of a key that the table refuses.</summary>
    public CountAnswer Count(DenyTable table, in GateKey key, Place place)
    {
        if (_isStriped && TryCountStriped(table, key))
        {
            return CountAnswer.Counted;
        }

        int before = table.AddRepeats(key, place, 1, _ledger.HasRoom, mayWait: false);
        return Answer(before == DenyTable.Contended ? CountContended(table, key, place) : before);
    }

    private bool TryCountStriped(DenyTable table, in GateKey key)
    {
        CountStripe stripe = _stripes[Processors.Mine];
        if (!stripe.MayHold(key) || !stripe.TryEnter())
        {
            return false;
        }

        bool isCounted = stripe.TryCount(table, key);
        stripe.Exit();
        return isCounted;
    }

    // A drain holds all stripes: a key that is counted within one is in the ledger that the next drain reads.
    private int CountContended(DenyTable table, in GateKey key, Place place)
    {
        CountStripe stripe = _stripes[Processors.Mine];
        if (!stripe.TryEnter())
        {
            return table.AddRepeats(key, place, 1, _ledger.HasRoom, mayWait: true);
        }

        int before = table.AddRepeats(key, place, 1, _ledger.HasRoom, mayWait: true);
        if (before >= 0)
        {
            stripe.Take(table, key);
            if (!_isStriped)
            {
                // Not written again and again: that would take its line from all who read it.
                _isStriped = true;
            }
        }

        stripe.Exit();
        return before;
    }

    /// <summary>Names the thing whose count rose from zero. Without it, the count is kept but not drained.</summary>
    public void Name(DenyTable table, in GateKey key, Fingerprint fingerprint) => _ledger.Add(table, key, fingerprint);

    /// <summary>Takes the count of one key away, for the store that is asked about it now.</summary>
    public long Take(DenyTable table, in GateKey key)
    {
        lock (_draining)
        {
            long taken = _loose.Remove(key, out long loose) ? loose : 0;
            foreach (CountStripe stripe in _stripes)
            {
                stripe.Enter();
                taken += stripe.TakeRepeats(table, key);
                stripe.Exit();
            }

            return taken + table.TakeRepeats(key);
        }
    }

    /// <summary>Whether anything was counted since the last drain.</summary>
    public bool HasAny => _ledger.HasAny;

    /// <summary>Takes all counts away. What was counted of an ended silence was counted before it ended.</summary>
    public IReadOnlyList<RepeatCount> Drain(DateTimeOffset now)
    {
        lock (_draining)
        {
            Array.ForEach(_stripes, stripe => stripe.Enter());
            Array.ForEach(_stripes, stripe => stripe.TakeAll(_loose));
            _isStriped = false;
            List<RepeatCount> drained = [];
            foreach (RepeatLedger.Entry entry in _ledger.TakeAll())
            {
                long count = entry.Table.TakeRepeats(entry.Key) + (_loose.Remove(entry.Key, out long loose) ? loose : 0);
                if (count > 0)
                {
                    DateTimeOffset last = GateTime.ToTime(entry.Table.Find(entry.Key).Until - 1);
                    drained.Add(new RepeatCount(entry.Fingerprint, count, last < now ? last : now));
                }
            }

            Array.ForEach(_stripes, stripe => stripe.Exit());
            return drained;
        }
    }

    private static CountAnswer Answer(int before) =>
        before > 0 ? CountAnswer.Counted : before == 0 ? CountAnswer.First : CountAnswer.NotCounted;
}
