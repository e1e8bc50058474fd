namespace Notification.Sdk.Stores;

/// <summary>What ended before the outbox, until the store next writes or a second has passed: for stores whose <see cref="IOutcomeLog"/> must not
/// block. Counts are exact; of a flood only the latest are kept by name. Thread-safe; a record costs no wait.</summary>
public sealed class RefusalBuffer : IDisposable
{
    private const int LargestKeyCount = 4096;
    private const int LargestList = 1000;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly int _capacity;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private RefusalBatch _batch;
    private DateTimeOffset _since;
    private bool _isUnderWay;

    /// <summary>An empty one.</summary>
    /// <param name="capacity">How many the store lists at all; at most 1,000 of them are held here.</param>
    /// <param name="time">The clock.</param>
    public RefusalBuffer(int capacity, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        _capacity = Math.Min(capacity, LargestList);
        _time = time;
        _batch = new RefusalBatch(_capacity);
        _timer = time.CreateTimer(_ => Wake?.Invoke(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Called when the store should <see cref="Take"/>, a second after the first refusal or when many have come. Must not wait.</summary>
    public Action? Wake { get; set; }

    /// <summary>Whether some are not written yet.</summary>
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

    /// <summary>Takes a refusal in.</summary>
    /// <param name="entry">What was refused, by which rule.</param>
    public void Add(in RefusalEntry entry)
    {
        NamedRefusal refusal = NamedRefusal.Of(entry);
        bool isFirst;
        bool isFull;
        lock (_lock)
        {
            isFirst = _batch.Counts.Count == 0;
            _batch.Add(refusal, entry.Count);
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

    /// <summary>Takes out what is there; <see cref="Committed"/> or <see cref="GiveBack"/> must follow before the next call.</summary>
    /// <param name="isUrgent">Whether it is wanted although it has not waited long.</param>
    /// <returns>Null when there is nothing to write yet.</returns>
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

    /// <summary>What was taken is written.</summary>
    public void Committed()
    {
        lock (_lock)
        {
            _isUnderWay = false;
        }
    }

    /// <summary>Takes back what could not be written; what came meanwhile is later.</summary>
    /// <param name="batch">What <see cref="Take"/> gave.</param>
    public void GiveBack(RefusalBatch? batch)
    {
        if (batch is null)
        {
            return;
        }

        lock (_lock)
        {
            batch.Append(_batch);
            _batch = batch;
            _isUnderWay = false;
        }

        _timer.Change(LongestWait, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Wakes nobody any more.</summary>
    public void Dispose() => _timer.Dispose();
}
