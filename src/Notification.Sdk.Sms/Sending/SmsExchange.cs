using Microsoft.Extensions.Options;
using Notification.Sdk.Http;

namespace Notification.Sdk.Sms.Sending;

/// <summary>Makes one request and tells three things apart that look alike: the vendor answered, the vendor cannot have
/// seen it, and nobody knows.</summary>
internal static class SmsExchange
{
    public static readonly SmsAnswer NotTried = SmsAnswer.Deferred(
        SmsCodes.NotTried, "Its turn did not come in this attempt; it is sent in the next one.", nothingSent: true);

    /// <summary>Makes the request.</summary>
    /// <param name="http">The gateway's client.</param>
    /// <param name="target">Whose endpoint it is.</param>
    /// <param name="request">The request, without a body.</param>
    /// <param name="content">Its body.</param>
    /// <param name="read">Reads the vendor's answer.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public static async ValueTask<SmsAnswer> SendAsync(
        HttpChannelClient http,
        DeliveryTarget target,
        HttpRequestMessage request,
        MarkedContent content,
        Func<HttpAnswer, SmsAnswer> read,
        CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return NotTried;
        }

        // A kept connection that the vendor closes at the wrong moment would look like an answer that got lost.
        request.Headers.ConnectionClose = true;
        request.Content = content;
        try
        {
            HttpAnswer answer = await http
                .SendAsync(target, request, HttpCompletionOption.ResponseContentRead, cancellationToken)
                .ConfigureAwait(false);
            return answer.Failure is { } failure ? FromFailure(failure, content.WasAsked) : read(answer);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return content.WasAsked ? SmsAnswer.Unknown("The attempt ended before the vendor answered.") : NotTried;
        }
        catch (OptionsValidationException fault)
        {
            return SmsAnswer.Deferred(SmsCodes.Options, string.Join(' ', fault.Failures), pausesEndpoint: true, nothingSent: true);
        }
    }

    /// <summary>What an answer without a known code comes to. A gateway or proxy that failed in between (502, 504) or a
    /// server that broke down (500) may have passed the message on.</summary>
    public static SmsAnswer FromStatus(HttpAnswer answer)
    {
        string code = answer.ToString();
        return answer.Status switch
        {
            429 or 503 => SmsAnswer.Deferred(
                code, "The vendor asks to come back later.", answer.RetryAfter, answer.RetryAfter is not null),
            >= 500 => SmsAnswer.Unknown($"The vendor failed with status {code}, and the message may have been taken."),
            401 => SmsAnswer.Refused(
                code, "The vendor does not accept the credentials: correct them.", disablesEndpoint: true),
            >= 300 and < 400 => SmsAnswer.Refused(
                code, "The address redirects, and redirects are not followed: correct Url.", disablesEndpoint: true),
            _ => SmsAnswer.Refused(
                code, $"The vendor refused the message with status {code} and no code that is known here."),
        };
    }

    private static SmsAnswer FromFailure(DeliveryReceipt failure, bool wasAsked)
    {
        if (wasAsked)
        {
            return SmsAnswer.Unknown($"The message may have been taken. {failure.Detail}");
        }

        return failure.Status == ReceiptStatus.Deferred
            ? SmsAnswer.Deferred(failure.Code, failure.Detail, failure.RetryAfter, failure.PausesEndpoint, nothingSent: true)
            : SmsAnswer.Refused(failure.Code, failure.Detail, failure.DisablesEndpoint);
    }
}
