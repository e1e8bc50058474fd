using Notification.Sdk.Events;
using Notification.Sdk.Gate;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Admission;

/// <summary>What was counted without asking the store, until the store is told: repeats for reminders, overflow for summaries, refusals for
/// the log. A crash loses at most what was counted since <see cref="FlushAsync"/> last ran. Thread-safe.</summary>
internal sealed class LocalCounts(IAdmissionStore store, RefusalBook book, IDispatchSignal signal) : IDisposable
{
    private const int LargestLedger = 1 << 20;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _flushing = new(1);
    private readonly Lock _lock = new();
    private List<HeldBack> _held = [];
    private IReadOnlyList<RepeatCount> _repeats = [];
    private List<OverflowCount> _overflow = [];
    private DateTimeOffset _flushedAt = DateTimeOffset.MinValue;
    private PolicySnapshot? _policies;
    private int _isNew;

    public RepeatCounts Repeats { get; } = new(LargestLedger);

    /// <summary>Whether there is anything to tell.</summary>
    public bool HasAny => Volatile.Read(ref _isNew) != 0;

    /// <summary>Counts a repeat.</summary>
    /// <returns>Whether it could be counted; if not, the store is to be asked.</returns>
    public bool TryCount(DenyTable table, in GateKey key, Place place, SecurityEvent securityEvent, CompiledTopic topic)
    {
        CountAnswer answer = Repeats.Count(table, key, place);
        if (answer == CountAnswer.First)
        {
            Repeats.Name(table, key, Fingerprint.Of(securityEvent, topic.Fingerprint));
        }

        return answer != CountAnswer.NotCounted;
    }

    public void Count(HeldBack held, SecurityEvent securityEvent, DateTimeOffset now)
    {
        if (held.Count(securityEvent, now))
        {
            lock (_lock)
            {
                _held.Add(held);
            }
        }
    }

    /// <summary>Lets the dispatcher come and flush, once for many.</summary>
    public void WakeIfNew()
    {
        if (Volatile.Read(ref _isNew) == 0 && Interlocked.Exchange(ref _isNew, 1) == 0)
        {
            signal.Wake();
        }
    }

    /// <summary>When to flush next; null when there is nothing to tell. A summary that is due does not wait.</summary>
    public DateTimeOffset? NextFlush(DateTimeOffset now)
    {
        if (!HasAny)
        {
            return null;
        }

        lock (_lock)
        {
            DateTimeOffset regular = _flushedAt + Period < now + Period ? _flushedAt + Period : now + Period;
            return _held.Aggregate(regular, (next, held) => held.DueAt < next ? held.DueAt : next);
        }
    }

    /// <summary>Flushes when the policies are others than those before: their tables begin anew.</summary>
    public ValueTask FollowAsync(PolicySnapshot policies, DateTimeOffset now, CancellationToken cancellationToken)
    {
        PolicySnapshot? before = Interlocked.Exchange(ref _policies, policies);
        return before is null || before == policies || !HasAny ? ValueTask.CompletedTask : FlushAsync(now, cancellationToken);
    }

    /// <summary>Tells the store and the log. What the store did not take is told next time.</summary>
    /// <exception cref="StoreException">The store failed; nothing is lost.</exception>
    public async ValueTask FlushAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await _flushing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            Volatile.Write(ref _isNew, 0);
            Interlocked.MemoryBarrier();
            book.Flush();
            Gather(now);
            if (_overflow.Count > 0)
            {
                await store.CountAsync(_overflow, transaction: null, cancellationToken).ConfigureAwait(false);
                _overflow = [];
            }

            if (_repeats.Count > 0)
            {
                await store.CountRepeatsAsync(_repeats, cancellationToken).ConfigureAwait(false);
                _repeats = [];
            }
        }
        catch
        {
            Volatile.Write(ref _isNew, 1);
            throw;
        }
        finally
        {
            _flushing.Release();
        }
    }

    public void Dispose() => _flushing.Dispose();

    private void Gather(DateTimeOffset now)
    {
        List<HeldBack> held = [];
        lock (_lock)
        {
            _flushedAt = now;
            if (_overflow.Count == 0)
            {
                (held, _held) = (_held, held);
            }
        }

        held.ForEach(one => one.TakeAll(_overflow));
        if (_repeats.Count == 0)
        {
            _repeats = Repeats.Drain(now);
        }
    }
}
