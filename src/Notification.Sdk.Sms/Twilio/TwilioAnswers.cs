using System.Globalization;
using Notification.Sdk.Http;
using Notification.Sdk.Sms.Sending;

namespace Notification.Sdk.Sms.Twilio;

/// <summary>Reads Twilio's answers: 201 and a message, or an error with a code.</summary>
internal static class TwilioAnswers
{
    public static SmsAnswer Read(HttpAnswer answer)
    {
        (string? sid, string? status, int? code) = Parse(answer);
        if (code is { } known && TwilioCodes.Find(known, answer.RetryAfter) is { } found)
        {
            return found;
        }

        if (answer.IsSuccess)
        {
            // A page of something on the way may come with a status of success too.
            if (sid is null)
            {
                return SmsAnswer.Unknown(
                    "The answer is not one of Twilio's, and the message may have been taken: check Url.");
            }

            return TwilioReports.StateOf(status) == SmsState.Failed
                ? SmsAnswer.Refused(
                    CodeText(code) ?? "failed",
                    "Twilio took the message and gave it up at once: look it up in the console.")
                : SmsAnswer.Accepted(answer.ToString(), sid);
        }

        return answer.Status is 429 or >= 500 || CodeText(code) is not { } unknown
            ? SmsExchange.FromStatus(answer)
            : SmsAnswer.Refused(
                unknown, $"Twilio refused the message: see https://www.twilio.com/docs/api/errors/{unknown}.");
    }

    private static string? CodeText(int? code) => code?.ToString(CultureInfo.InvariantCulture);

    private static (string? Sid, string? Status, int? Code) Parse(HttpAnswer answer)
    {
        var members = JsonMembers.Of(answer);
        string? sid = members.Text("sid");
        bool isSid = sid is { Length: > 0 and <= 64 } && sid.All(char.IsAsciiLetterOrDigit);
        long? code = members.Number("error_code") ?? members.Number("code");
        return (isSid ? sid : null, members.Text("status"), code is >= int.MinValue and <= int.MaxValue ? (int)code : null);
    }
}
