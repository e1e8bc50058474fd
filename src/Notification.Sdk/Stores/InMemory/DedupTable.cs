using Notification.Sdk.Events;

namespace Notification.Sdk.Stores.InMemory;

/// <summary>What was notified, and until when the same thing stays silent. Only admitted events enter. Not thread-safe: its
/// store locks.</summary>
internal sealed class DedupTable
{
    private const int SmallestSweep = 1024;
    private readonly Dictionary<Fingerprint, DedupEntry> _entries = [];
    private int _sweepAt = SmallestSweep;

    /// <summary>The entry that silences the event; null when the event may pass.</summary>
    public DedupEntry? Silencing(AdmissionRequest request) =>
        _entries.TryGetValue(request.Fingerprint, out DedupEntry? entry) && entry.Silences(request) ? entry : null;

    /// <summary>The entry of a silence that has passed and was not kept: what a reminder tells.</summary>
    public DedupEntry? Recurring(AdmissionRequest request) =>
        _entries.TryGetValue(request.Fingerprint, out DedupEntry? entry)
        && entry is { Repeats: > 0 } && request.Now >= entry.Until && !entry.IsSurpassedBy(request.Event) ? entry : null;

    public void Confirm(AdmissionRequest request)
    {
        if (request.DedupPeriod <= TimeSpan.Zero)
        {
            return;
        }

        if (_entries.Count >= _sweepAt)
        {
            Sweep(request.Now);
        }

        _entries[request.Fingerprint] = new DedupEntry(request);
    }

    private void Sweep(DateTimeOffset now)
    {
        foreach ((Fingerprint fingerprint, DedupEntry entry) in _entries)
        {
            if (entry.ForgetAt <= now)
            {
                _entries.Remove(fingerprint);
            }
        }

        _sweepAt = Math.Max(SmallestSweep, 2 * _entries.Count);
    }
}
