using System.Text.Json;
using Notification.Sdk.Http;
using Notification.Sdk.Sms.Sending;

namespace Notification.Sdk.Sms.AlibabaCloud;

/// <summary>Reads the vendor's answers. The code decides, whatever the status.</summary>
internal static class AlibabaCloudAnswers
{
    private const int LongestCode = 64;

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
        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            string? code = Text(document.RootElement, "Code");
            return IsCode(code)
                ? (code, Text(document.RootElement, "Message"), Text(document.RootElement, "BizId"))
                : default;
        }
        catch (JsonException)
        {
            return default;
        }
    }

    // Codes go into receipts and logs: nothing but what a code is made of.
    private static bool IsCode(string? code) =>
        code is { Length: > 0 and <= LongestCode }
        && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out JsonElement value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
