using Notification.Sdk.Http;

namespace Notification.Sdk.Sms;

/// <summary>Twilio Programmable Messaging (API 2010-04-01). May hold secrets: it has no text form.</summary>
public sealed class TwilioSmsOptions
{
    /// <summary>The account: <c>AC</c> and 32 hexadecimal digits. Required.</summary>
    public string AccountSid { get; set; } = "";

    /// <summary>The account's token; required unless <see cref="ApiKeySid"/> and <see cref="ApiKeySecret"/> are
    /// given.</summary>
    public string? AuthToken { get; set; }

    /// <summary>An API key instead of the token: <c>SK</c> and 32 hexadecimal digits.</summary>
    public string? ApiKeySid { get; set; }

    /// <summary>The API key's secret.</summary>
    public string? ApiKeySecret { get; set; }

    /// <summary>The sender: a number in the form of E.164, a short code, or a name of up to 11 letters and digits.
    /// Required unless <see cref="MessagingServiceSid"/> is given.</summary>
    public string? From { get; set; }

    /// <summary>The messaging service that chooses the sender: <c>MG</c> and 32 hexadecimal digits.</summary>
    public string? MessagingServiceSid { get; set; }

    /// <summary>Where Twilio reports what became of a message; nowhere by default. Hand what it posts there to
    /// <see cref="ISmsReports"/>.</summary>
    public string? StatusCallback { get; set; }

    /// <summary>How long Twilio may hold a message, 1 second to 10 hours; 10 hours, Twilio's own default, when not
    /// given. An alert that comes half a day late is often worse than none.</summary>
    public TimeSpan? ValidityPeriod { get; set; }

    /// <summary>The service's address; <c>https://api.twilio.com</c> by default.</summary>
    public string Url { get; set; } = "https://api.twilio.com";

    /// <summary>How the gateway reaches out.</summary>
    public HttpChannelOptions Http { get; set; } = new() { ConnectTimeout = TimeSpan.FromSeconds(5) };

    /// <summary>Where the options came from, for error messages.</summary>
    internal string Key { get; set; } = "Sms:Twilio";
}
