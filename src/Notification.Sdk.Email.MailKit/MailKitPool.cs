using System.Collections.Concurrent;

namespace Notification.Sdk.Email.MailKit;

/// <summary>The connections to one server with one set of options: so many places, and the sessions that wait for the
/// next message. The session used last is used first, so that the others may go idle and close. Thread-safe.</summary>
internal sealed class MailKitPool : IDisposable, IAsyncDisposable
{
    private readonly ConcurrentStack<MailKitSession> _idle = new();
    private readonly SemaphoreSlim _free;
    private readonly ITimer _sweeper;
    private volatile bool _isClosed;

    public MailKitPool(SmtpOptions options, TimeProvider time)
    {
        _free = new(options.MaxConnections);
        _sweeper = time.CreateTimer(_ => _ = SweepAsync(), null, options.IdleLimit, options.IdleLimit);
    }

    /// <summary>Waits for a place. Gives the session that goes with it, or null when one must be opened.</summary>
    public async ValueTask<MailKitSession?> RentAsync(CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken).ConfigureAwait(false);
        return _idle.TryPop(out MailKitSession? session) ? session : null;
    }

    /// <summary>Gives the place back.</summary>
    /// <param name="session">A session that may carry more; null when there is none.</param>
    public void Return(MailKitSession? session)
    {
        if (session is not null)
            _idle.Push(session);
        _free.Release();
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
        Stack<MailKitSession?> staying = new();
        List<MailKitSession> leaving = [];
        while (_free.Wait(0))
        {
            if (_idle.TryPop(out MailKitSession? session) && (_isClosed || session.IsStale))
                leaving.Add(session);
            else
                staying.Push(session);
        }

        foreach (MailKitSession? session in staying)
            Return(session);

        // The other places are free only when their connections are gone.
        foreach (MailKitSession session in leaving)
        {
            await session.QuitAsync().ConfigureAwait(false);
            Return(null);
        }
    }

    private void CloseIdle()
    {
        while (_idle.TryPop(out MailKitSession? session))
            session.Dispose();
    }
}
