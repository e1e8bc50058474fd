using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Notification.Sdk.Email.Smtp;

/// <summary>SMTP over the sockets and the TLS of the platform. Thread-safe.</summary>
internal sealed class SmtpMailTransport : IMailTransport, IDisposable, IAsyncDisposable
{
    private readonly IOptionsMonitor<EmailOptions> _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ConcurrentDictionary<SmtpOptions, Lazy<SmtpPool>> _pools = new();
    private readonly IDisposable? _watch;

    public SmtpMailTransport(
        IOptionsMonitor<EmailOptions> options, TimeProvider? time = null, ILogger<SmtpMailTransport>? logger = null)
    {
        _options = options;
        _time = time ?? TimeProvider.System;
        _logger = logger ?? NullLogger<SmtpMailTransport>.Instance;
        _watch = options.OnChange((now, _) => Retire(now.Smtp));
    }

    public async ValueTask<MailResult> SendAsync(
        MailEnvelope envelope, MailContent content, CancellationToken cancellationToken)
    {
        SmtpOptions settings = _options.CurrentValue.Smtp;
        SmtpPool pool = _pools.GetOrAdd(settings, s => new Lazy<SmtpPool>(() => new SmtpPool(s, _time))).Value;
        SmtpSlot slot = await pool.RentAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await SendAsync(slot, settings, envelope, content, cancellationToken).ConfigureAwait(false);
        }
        catch (SmtpFaultException e)
        {
            return MailResult.Failed(e.Fault);
        }
        finally
        {
            pool.Return(slot);
        }
    }

    public void Dispose()
    {
        _watch?.Dispose();
        foreach (Lazy<SmtpPool> pool in _pools.Values)
            pool.Value.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        _watch?.Dispose();
        foreach (Lazy<SmtpPool> pool in _pools.Values)
            await pool.Value.DisposeAsync().ConfigureAwait(false);
    }

    private async ValueTask<MailResult> SendAsync(
        SmtpSlot slot,
        SmtpOptions settings,
        MailEnvelope envelope,
        MailContent content,
        CancellationToken cancellationToken)
    {
        if (slot.Take() is { } kept)
        {
            try
            {
                if (!kept.IsStale)
                    return await RunAsync(kept, true, slot, envelope, content, cancellationToken).ConfigureAwait(false);
                await kept.QuitAsync().ConfigureAwait(false);
            }
            catch (SmtpFaultException e) when (e.ConnectionLost)
            {
                // The server gave up a connection that waited here; it has been given nothing of this message to keep.
                EmailLog.Replaced(_logger, kept.Number);
            }
        }

        SmtpSession session =
            await new SmtpConnector(settings, _time, _logger).OpenAsync(cancellationToken).ConfigureAwait(false);
        return await RunAsync(session, false, slot, envelope, content, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<MailResult> RunAsync(
        SmtpSession session,
        bool reset,
        SmtpSlot slot,
        MailEnvelope envelope,
        MailContent content,
        CancellationToken cancellationToken)
    {
        bool isKept = false;
        try
        {
            if (reset)
                await session.ResetAsync(cancellationToken).ConfigureAwait(false);
            MailResult result =
                await new SmtpTransaction(session, envelope, content).RunAsync(cancellationToken).ConfigureAwait(false);
            if (session.MayCarryMore)
            {
                session.MarkUsed();
                slot.Session = session;
                isKept = true;
            }
            else if (!session.IsBroken)
            {
                await session.QuitAsync().ConfigureAwait(false);
            }

            return result;
        }
        finally
        {
            if (!isKept)
                session.Dispose();
        }
    }

    /// <summary>Changed settings count for new connections at once; the old ones close when they are free.</summary>
    private void Retire(SmtpOptions now)
    {
        foreach (SmtpOptions old in _pools.Keys.Where(key => !ReferenceEquals(key, now)))
        {
            if (_pools.TryRemove(old, out Lazy<SmtpPool>? pool))
                pool.Value.Dispose();
        }
    }
}
