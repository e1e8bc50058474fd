namespace Notification.Sdk.Sms;

/// <summary>Hands text messages to a vendor. Makes one attempt, never retries and never sleeps.</summary>
/// <remarks>Called by many threads at once. An exception counts as an attempt that reached nobody, and everything is
/// sent again: a gateway that does not know whether a number was reached says <see cref="SmsAnswer.Unknown"/>
/// instead.</remarks>
public interface ISmsGateway
{
    /// <summary>Sends one message to each of its numbers.</summary>
    /// <param name="message">What to send, and to whom.</param>
    /// <param name="cancellationToken">Cancelled at the attempt's timeout. What was accepted by then should still be
    /// told.</param>
    /// <returns>One answer for each number. A number without one is sent to again.</returns>
    ValueTask<SmsResult> SendAsync(SmsMessage message, CancellationToken cancellationToken);
}
