using System.Runtime.InteropServices;
using Notification.Sdk.Events;

namespace Notification.Sdk.Stores.InMemory;

/// <summary>What was notified. Only admitted events enter. Not thread-safe: its store locks.</summary>
internal sealed class DedupTable
{
    private const int SmallestSweep = 1024;
    private readonly Dictionary<Fingerprint, DedupRecord> _records = [];
    private int _sweepAt = SmallestSweep;

    public DedupRecord? Find(Fingerprint fingerprint) =>
        _records.TryGetValue(fingerprint, out DedupRecord record) ? record : null;

    public void Write(Fingerprint fingerprint, in DedupRecord record, DateTimeOffset now)
    {
        ref DedupRecord kept = ref CollectionsMarshal.GetValueRefOrAddDefault(_records, fingerprint, out bool isKnown);
        kept = record;
        if (!isKnown && _records.Count > _sweepAt)
        {
            Sweep(now);
        }
    }

    private void Sweep(DateTimeOffset now)
    {
        foreach ((Fingerprint fingerprint, DedupRecord record) in _records)
        {
            if (record.ForgetAt <= now)
            {
                _records.Remove(fingerprint);
            }
        }

        _sweepAt = Math.Max(SmallestSweep, 2 * _records.Count);
    }
}
