using System.Globalization;

namespace Notification.Sdk.Sms.Kannel;

/// <summary>Builds the query of sendsms. It holds the password: the address must appear nowhere.</summary>
internal static class KannelRequest
{
    public static HttpRequestMessage Create(
        KannelSmsOptions options, string number, SmsMessage message, string messageId)
    {
        List<KeyValuePair<string, string>> query =
        [
            new("username", options.Username),
            new("password", options.Password),
            new("to", number),
            new("charset", "UTF-8"),
            new("coding", message.Encoding == SmsEncoding.Ucs2 ? "2" : "0"),
            new("text", message.Text),
        ];
        Add(query, "from", options.From);
        Add(query, "smsc", options.Smsc);
        if (options.Validity is { } validity)
        {
            Add(query, "validity", ((int)validity.TotalMinutes).ToString(CultureInfo.InvariantCulture));
        }

        if (options.DlrUrl is { } reports)
        {
            Add(query, "dlr-mask", options.DlrMask.ToString(CultureInfo.InvariantCulture));
            Add(query, "dlr-url", ReportUrl(reports, messageId));
        }

        string text = string.Join('&', query.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));
        return new HttpRequestMessage(HttpMethod.Get, new Uri($"{options.Url}?{text}"));
    }

    // Kannel puts the type of the report in place of %d.
    private static string ReportUrl(string url, string messageId)
    {
        char joint = url.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return $"{url}{joint}{KannelReports.Id}={messageId}&{KannelReports.State}=%d";
    }

    private static void Add(List<KeyValuePair<string, string>> query, string name, string? value)
    {
        if (value is not null)
        {
            query.Add(new(name, value));
        }
    }
}
