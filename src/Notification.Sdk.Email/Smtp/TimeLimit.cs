using System.Security.Authentication;
using Notification.Sdk.Email.Addressing;

namespace Notification.Sdk.Email.Smtp;

/// <summary>Runs a piece of a conversation within a time and names what went wrong with it.</summary>
internal sealed class TimeLimit(TimeSpan limit, string option, TimeProvider time)
{
    /// <param name="doing">The piece, as in "took longer than 30 s to …".</param>
    /// <param name="work">The piece itself.</param>
    /// <param name="cancellationToken">The caller's will, which is not a fault.</param>
    public async ValueTask<T> RunAsync<T>(
        string doing, Func<CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        using CancellationTokenSource timer = new(limit, time);
        using CancellationTokenSource both =
            CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            return await work(both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SmtpFaultException(SmtpFaults.Timeout(doing, limit, option), e);
        }
        catch (IOException e)
        {
            // A cancelled TLS stream may say it in this way too.
            cancellationToken.ThrowIfCancellationRequested();
            throw timer.IsCancellationRequested
                ? new SmtpFaultException(SmtpFaults.Timeout(doing, limit, option), e)
                : SmtpFaultException.Lost(SmtpFaults.Lost(Why(e)), e);
        }
        catch (AuthenticationException e)
        {
            throw new SmtpFaultException(SmtpFaults.Tls(Why(e)), e);
        }
    }

    private static string Why(Exception e) => TextCleaner.Clean((e.InnerException ?? e).Message.TrimEnd('.'), 200);
}
