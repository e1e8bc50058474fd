using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Notification.Sdk.Email.Smtp;

namespace Notification.Sdk.Email.MailKit;

/// <summary>SMTP over MailKit. Thread-safe.</summary>
internal sealed class MailKitMailTransport : IMailTransport, IDisposable, IAsyncDisposable
{
    private readonly IOptionsMonitor<EmailOptions> _options;
    private readonly MailKitOptions _own;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ConcurrentDictionary<SmtpOptions, Lazy<MailKitPool>> _pools = new();
    private readonly IDisposable? _watch;

    public MailKitMailTransport(
        IOptionsMonitor<EmailOptions> options,
        IOptions<MailKitOptions> own,
        TimeProvider? time = null,
        ILogger<MailKitMailTransport>? logger = null)
    {
        _options = options;
        _own = own.Value;
        _time = time ?? TimeProvider.System;
        _logger = logger ?? NullLogger<MailKitMailTransport>.Instance;
        _watch = options.OnChange((now, _) => Retire(now.Smtp));
    }

    public async ValueTask<MailResult> SendAsync(
        MailEnvelope envelope, MailContent content, CancellationToken cancellationToken)
    {
        SmtpOptions settings = _options.CurrentValue.Smtp;
        MailKitPool pool =
            _pools.GetOrAdd(settings, s => new Lazy<MailKitPool>(() => new MailKitPool(s, _time))).Value;
        MailKitSession? waiting = await pool.RentAsync(cancellationToken).ConfigureAwait(false);
        MailKitSession? kept = null;
        try
        {
            (MailResult result, kept) =
                await SendAsync(waiting, settings, envelope, content, cancellationToken).ConfigureAwait(false);
            return result;
        }
        catch (SmtpFaultException e)
        {
            return MailResult.Failed(e.Fault);
        }
        finally
        {
            pool.Return(kept);
        }
    }

    public void Dispose()
    {
        _watch?.Dispose();
        foreach (Lazy<MailKitPool> pool in _pools.Values)
            pool.Value.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        _watch?.Dispose();
        foreach (Lazy<MailKitPool> pool in _pools.Values)
            await pool.Value.DisposeAsync().ConfigureAwait(false);
    }

    private async ValueTask<(MailResult Result, MailKitSession? Kept)> SendAsync(
        MailKitSession? waiting,
        SmtpOptions settings,
        MailEnvelope envelope,
        MailContent content,
        CancellationToken cancellationToken)
    {
        if (waiting is not null)
        {
            try
            {
                if (!waiting.IsStale && waiting.Fits(envelope))
                    return await RunAsync(waiting, true, settings, envelope, content, cancellationToken)
                        .ConfigureAwait(false);
                await waiting.QuitAsync().ConfigureAwait(false);
            }
            catch (SmtpFaultException e) when (e.ConnectionLost)
            {
                // The server gave up a connection that waited here; it has been given nothing of this message to keep.
                MailKitLog.Replaced(_logger);
            }
        }

        MailKitSession session = await new MailKitConnector(settings, _own.Proxy, _time, _logger)
            .OpenAsync(cancellationToken).ConfigureAwait(false);
        return await RunAsync(session, false, settings, envelope, content, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<(MailResult Result, MailKitSession? Kept)> RunAsync(
        MailKitSession session,
        bool reset,
        SmtpOptions settings,
        MailEnvelope envelope,
        MailContent content,
        CancellationToken cancellationToken)
    {
        bool isKept = false;
        try
        {
            if (reset)
                await session.ResetAsync(cancellationToken).ConfigureAwait(false);
            MailResult result = await new MailKitTransaction(session, envelope, content, _own.BeforeSend)
                .RunAsync(settings, _time, cancellationToken).ConfigureAwait(false);
            session.MarkUsed();
            isKept = session.MayCarryMore;
            if (!isKept)
                await session.QuitAsync().ConfigureAwait(false);
            return (result, isKept ? session : null);
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
            if (_pools.TryRemove(old, out Lazy<MailKitPool>? pool))
                pool.Value.Dispose();
        }
    }
}
