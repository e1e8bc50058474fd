using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Notification.Sdk.Sms.Sending;

namespace Notification.Sdk.Sms.Twilio;

/// <summary>Builds the request that creates a message.</summary>
internal static class TwilioRequest
{
    public static HttpRequestMessage Create(TwilioSmsOptions options)
    {
        var uri = new Uri($"{options.Url.TrimEnd('/')}/2010-04-01/Accounts/{options.AccountSid}/Messages.json");
        string credentials = options.ApiKeySid is { } key
            ? $"{key}:{options.ApiKeySecret}"
            : $"{options.AccountSid}:{options.AuthToken}";
        var request = new HttpRequestMessage(HttpMethod.Post, uri);
        request.Headers.Authorization =
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return request;
    }

    public static MarkedContent Body(TwilioSmsOptions options, string number, string text)
    {
        List<KeyValuePair<string, string>> form = [new("To", number), new("Body", text)];
        form.Add(options.MessagingServiceSid is { } service ? new("MessagingServiceSid", service) : new(
            "From", options.From ?? ""));
        if (options.StatusCallback is { } callback)
        {
            form.Add(new("StatusCallback", callback));
        }

        if (options.ValidityPeriod is { } validity)
        {
            form.Add(new("ValidityPeriod", ((int)validity.TotalSeconds).ToString(CultureInfo.InvariantCulture)));
        }

        string encoded = string.Join(
            '&', form.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));
        var content = new MarkedContent(Encoding.ASCII.GetBytes(encoded));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        return content;
    }
}
