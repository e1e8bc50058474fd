namespace Notification.Sdk.Email;

/// <summary>Hands one message over to a mail system. The built-in one speaks SMTP; <c>UseMailTransport</c> replaces
/// it.</summary>
/// <remarks>Called by many threads at once. Makes one attempt and tells what came of it for each recipient. Bad news is
/// a result, not an exception; an exception counts as an attempt of unknown outcome.</remarks>
public interface IMailTransport
{
    /// <summary>Makes one attempt.</summary>
    /// <param name="envelope">Who sends and who receives. The recipients may be fewer than the To line names.</param>
    /// <param name="content">The message; the same over all attempts.</param>
    /// <param name="cancellationToken">Cancelled at the attempt's timeout and when the host stops.</param>
    ValueTask<MailResult> SendAsync(MailEnvelope envelope, MailContent content, CancellationToken cancellationToken);
}
