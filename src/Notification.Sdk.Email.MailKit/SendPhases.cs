using MailKit;
using Notification.Sdk.Email.Smtp;

namespace Notification.Sdk.Email.MailKit;

/// <summary>How far one message has come, and how long each part of the way may take.</summary>
internal sealed class SendPhases : ITransferProgress, IDisposable
{
    private readonly SmtpOptions _options;
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _both;
    private string _doing = "to answer MAIL";

    public SendPhases(SmtpOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        _options = options;
        _timer = new CancellationTokenSource(options.CommandTimeout, time);
        _both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _timer.Token);
    }

    /// <summary>Cancelled when the time is up or the caller wills it.</summary>
    public CancellationToken Token => _both.Token;

    public bool IsTimeUp => _timer.IsCancellationRequested;

    /// <summary>Whether the server has asked for the content.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Whether the server may have all of it.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>A command was answered: the next one has a time of its own.</summary>
    public void Answered()
    {
        _doing = "to answer RCPT or DATA";
        _timer.CancelAfter(_options.CommandTimeout);
    }

    /// <summary>MailKit has passed on this much. Doubled dots count, so that the end may be seen a little early: then
    /// the outcome is called unknown where it was not, which does no harm.</summary>
    public void Report(long bytesTransferred, long totalSize)
    {
        if (!HasBegun)
        {
            HasBegun = true;
            _doing = "to take the message";
            _timer.CancelAfter(_options.DataTimeout);
        }

        HasEnded |= bytesTransferred >= totalSize;
    }

    public void Report(long bytesTransferred) => Report(bytesTransferred, 0);

    public MailFault Timeout() => HasBegun
        ? SmtpFaults.Timeout(_doing, _options.DataTimeout, nameof(SmtpOptions.DataTimeout))
        : SmtpFaults.Timeout(_doing, _options.CommandTimeout, nameof(SmtpOptions.CommandTimeout));

    public void Dispose()
    {
        _both.Dispose();
        _timer.Dispose();
    }
}
