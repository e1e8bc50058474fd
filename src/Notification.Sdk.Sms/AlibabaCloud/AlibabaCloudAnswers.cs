using Notification.Sdk.Http;
using Notification.Sdk.Sms.Sending;

namespace Notification.Sdk.Sms.AlibabaCloud;

/// <summary>Reads the vendor's answers. The code decides, whatever the status.</summary>
internal static class AlibabaCloudAnswers
{
    private const int LongestWord = 64;

    public static SmsAnswer Read(HttpAnswer answer)
    {
        (string? code, string? message, string? id) = Parse(answer);
        if (code is null)
        {
            return answer.IsSuccess
                ? SmsAnswer.Unknown("The vendor's answer cannot be read, and the message may have been taken.")
                : SmsExchange.FromStatus(answer);
        }

        if (AlibabaCloudCodes.Find(code) is { } rule)
        {
            return rule.ToAnswer(code, id, AlibabaCloudCodes.WaitFor(code, message));
        }

        return answer.Status >= 500 || answer.Status == 429
            ? SmsExchange.FromStatus(answer)
            : SmsAnswer.Refused(
                code, "The vendor refused the message with a code that is not known here: look it up there.");
    }

    private static (string? Code, string? Message, string? Id) Parse(HttpAnswer answer)
    {
        var members = JsonMembers.Of(answer);
        string? id = members.Text("BizId");
        return members.Text("Code") is { } code && IsWord(code, ".-_") ? (code, members.Text("Message"), id is not null && IsWord(id, "^-_") ? id : null) : default;
    }

    // Codes and ids go into receipts and logs: nothing but what they are made of.
    private static bool IsWord(string text, string marks) =>
        text.Length is > 0 and <= LongestWord && text.All(c => char.IsAsciiLetterOrDigit(c) || marks.Contains(c, StringComparison.Ordinal));
}
