using Notification.Sdk.Http;
using Notification.Sdk.Sms.Sending;

namespace Notification.Sdk.Sms.Kannel;

/// <summary>Reads Kannel's answers: a status and a line of text.</summary>
internal static class KannelAnswers
{
    public static SmsAnswer Read(HttpAnswer answer, string messageId)
    {
        string code = answer.ToString();
        string text = answer.ReadText();
        return answer.Status switch
        {
            202 when text.StartsWith('3') => SmsAnswer.Accepted(
                code, messageId, "Kannel queued it: no connection to the SMS centre just now."),
            202 => SmsAnswer.Accepted(code, messageId),
            403 when text.Contains("Authorization", StringComparison.OrdinalIgnoreCase) => SmsAnswer.Refused(
                code,
                "Kannel does not accept the user from this address: check Username and Password, and user-allow-ip of "
                + "group sendsms-user.",
                disablesEndpoint: true),
            403 => SmsAnswer.Refused(
                code, "Kannel has no route to this number: check allowed prefixes and the SMS centres."),
            400 => SmsAnswer.Refused(
                code, "Kannel does not accept the request: check From, or set global-sender, and the form of DlrUrl."),
            404 => SmsAnswer.Refused(
                code, "Kannel does not know this path: check Url and sendsms-url.", disablesEndpoint: true),
            503 => SmsAnswer.Deferred(
                code, "Kannel asks to come back later: its queue is full or it is shutting down.", answer.RetryAfter),
            >= 200 and < 300 => SmsAnswer.Unknown(
                "The answer is not one of Kannel's, and the message may have been taken: check Url."),
            _ => SmsExchange.FromStatus(answer),
        };
    }
}
