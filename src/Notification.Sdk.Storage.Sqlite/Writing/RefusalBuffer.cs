using System.Runtime.InteropServices;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.Writing;

/// <summary>What ended before the outbox, until the writer next commits or a second has passed. Counts are exact; of a flood only the latest
/// are kept by name. Thread-safe; a record costs no wait.</summary>
internal sealed class RefusalBuffer : IDisposable
{
    private const int LargestKeyCount = 4096;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly int _capacity;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private RefusalBatch _batch;
    private DateTimeOffset _since;
    private bool _isUnderWay;

    public RefusalBuffer(int capacity, TimeProvider time)
    {
        _capacity = Math.Min(capacity, 1000);
        _time = time;
        _batch = new RefusalBatch(_capacity);
        _timer = time.CreateTimer(_ => Wake?.Invoke(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Asks for a commit.</summary>
    public Action? Wake { get; set; }

    /// <summary>Whether some are not committed yet.</summary>
    public bool HasAny
    {
        get
        {
            lock (_lock)
            {
                return _isUnderWay || _batch.Counts.Count > 0;
            }
        }
    }

    public void Add(in RefusalEntry entry)
    {
        RefusalBatch.Refusal refusal = RefusalBatch.Refusal.Of(entry);
        bool isFirst;
        bool isFull;
        lock (_lock)
        {
            isFirst = _batch.Counts.Count == 0;
            CollectionsMarshal.GetValueRefOrAddDefault(_batch.Counts, refusal.Key, out _) += entry.Count;
            if (refusal.EventId.Length > 0)
            {
                _batch.Add(refusal);
            }

            isFull = _batch.Counts.Count == LargestKeyCount;
            _since = isFirst ? _time.GetUtcNow() : _since;
        }

        if (isFirst)
        {
            _timer.Change(LongestWait, Timeout.InfiniteTimeSpan);
        }

        if (isFull)
        {
            Wake?.Invoke();
        }
    }

    /// <summary>Takes what is there, when it is urgent or has waited long enough.</summary>
    public RefusalBatch? Take(bool isUrgent)
    {
        lock (_lock)
        {
            bool isDue = _batch.Counts.Count >= LargestKeyCount || (_time.GetUtcNow() - _since).Duration() >= LongestWait;
            if (_batch.Counts.Count == 0 || !(isUrgent || isDue))
            {
                return null;
            }

            _isUnderWay = true;
            (RefusalBatch taken, _batch) = (_batch, new RefusalBatch(_capacity));
            return taken;
        }
    }

    /// <summary>What was taken is on the disk.</summary>
    public void Committed()
    {
        lock (_lock)
        {
            _isUnderWay = false;
        }
    }

    /// <summary>Takes back what could not be written; what came meanwhile is later.</summary>
    public void GiveBack(RefusalBatch? batch)
    {
        if (batch is null)
        {
            return;
        }

        lock (_lock)
        {
            foreach ((CountKey key, long by) in _batch.Counts)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(batch.Counts, key, out _) += by;
            }

            foreach (RefusalBatch.Refusal refusal in _batch.Latest)
            {
                batch.Add(refusal);
            }

            _batch = batch;
            _isUnderWay = false;
        }

        _timer.Change(LongestWait, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();
}
