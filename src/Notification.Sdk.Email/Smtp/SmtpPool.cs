using System.Collections.Concurrent;

namespace Notification.Sdk.Email.Smtp;

/// <summary>The connections to one server with one set of options. The place used last is used first, so that the
/// others may go idle and close. Thread-safe.</summary>
internal sealed class SmtpPool : IDisposable, IAsyncDisposable
{
    private readonly ConcurrentStack<SmtpSlot> _slots;
    private readonly SemaphoreSlim _free;
    private readonly ITimer _sweeper;
    private volatile bool _isClosed;

    public SmtpPool(SmtpOptions options, TimeProvider time)
    {
        _slots = new(Enumerable.Range(0, options.MaxConnections).Select(_ => new SmtpSlot()));
        _free = new(options.MaxConnections);
        _sweeper = time.CreateTimer(_ => _ = SweepAsync(), null, options.IdleLimit, options.IdleLimit);
    }

    public async ValueTask<SmtpSlot> RentAsync(CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken).ConfigureAwait(false);
        return Pop();
    }

    public void Return(SmtpSlot slot)
    {
        PutBack(slot);
        if (_isClosed)
            CloseIdle();
    }

    /// <summary>Closes what is unused now, and what is in use when it comes back. Takes no leave of the
    /// server.</summary>
    public void Dispose()
    {
        _isClosed = true;
        _sweeper.Dispose();
        CloseIdle();
    }

    /// <summary>The same with a word of leave to the server.</summary>
    public async ValueTask DisposeAsync()
    {
        _isClosed = true;
        await _sweeper.DisposeAsync().ConfigureAwait(false);
        await SweepAsync().ConfigureAwait(false);
    }

    /// <summary>Closes the sessions that nobody has used for long.</summary>
    private async Task SweepAsync()
    {
        Stack<SmtpSlot> seen = new();
        List<SmtpSession> leaving = [];
        while (_free.Wait(0))
        {
            SmtpSlot slot = Pop();
            seen.Push(slot);
            if (slot.Session is { } session && (_isClosed || session.IsStale))
                leaving.Add(slot.Take() ?? session);
        }

        // The places are free only when their connections are gone.
        foreach (SmtpSession session in leaving)
            await session.QuitAsync().ConfigureAwait(false);
        foreach (SmtpSlot slot in seen)
            PutBack(slot);
    }

    private void CloseIdle()
    {
        Stack<SmtpSlot> seen = new();
        while (_free.Wait(0))
        {
            SmtpSlot slot = Pop();
            slot.Take()?.Dispose();
            seen.Push(slot);
        }

        foreach (SmtpSlot slot in seen)
            PutBack(slot);
    }

    private void PutBack(SmtpSlot slot)
    {
        _slots.Push(slot);
        _free.Release();
    }

    private SmtpSlot Pop() =>
        _slots.TryPop(out SmtpSlot? slot)
            ? slot
            : throw new InvalidOperationException("A place was promised and is not there.");
}
