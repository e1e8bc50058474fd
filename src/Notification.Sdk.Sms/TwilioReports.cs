using System.Diagnostics.CodeAnalysis;
using Notification.Sdk.Sms.Numbers;

namespace Notification.Sdk.Sms;

/// <summary>Reads what Twilio posts to <see cref="TwilioSmsOptions.StatusCallback"/>. Whether it was Twilio that posted
/// it is for the application to check, by the header <c>X-Twilio-Signature</c>.</summary>
public static class TwilioReports
{
    /// <summary>Reads a status callback.</summary>
    /// <param name="form">The fields of the posted form.</param>
    /// <param name="report">The report, when it is one.</param>
    /// <returns>Whether the form names a message and a status of an outgoing message.</returns>
    public static bool TryRead(
        IEnumerable<KeyValuePair<string, string>> form, [NotNullWhen(true)] out SmsReport? report)
    {
        ArgumentNullException.ThrowIfNull(form);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, string value) in form)
        {
            fields[name] = value;
        }

        SmsState? state = StateOf(fields.GetValueOrDefault("MessageStatus") ?? fields.GetValueOrDefault("SmsStatus"));
        string? id = fields.GetValueOrDefault("MessageSid") ?? fields.GetValueOrDefault("SmsSid");
        report = state is { } known && id is { Length: > 0 and <= 64 }
            ? new SmsReport
            {
                MessageId = id,
                State = known,
                Number = PhoneNumber.TryParse(fields.GetValueOrDefault("To", ""), out string? number, out _)
                    ? number : "",
                Code = fields.GetValueOrDefault("ErrorCode", "") is { Length: <= 16 } code ? code : "",
            }
            : null;
        return report is not null;
    }

    internal static SmsState? StateOf(string? status) => status switch
    {
        "accepted" or "scheduled" or "queued" or "sending" => SmsState.Queued,
        "sent" or "partially_delivered" => SmsState.Sent,
        "delivered" or "read" => SmsState.Delivered,
        "undelivered" or "failed" or "canceled" => SmsState.Failed,
        _ => null,
    };
}
