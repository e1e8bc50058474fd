using Notification.Sdk.Http;

namespace Notification.Sdk.Sms;

/// <summary>A Kannel smsbox. Credentials, numbers and text travel in the query of a GET: use https, and keep proxies
/// that log URLs out of the way. May hold secrets: it has no text form.</summary>
public sealed class KannelSmsOptions
{
    /// <summary>The address of sendsms, such as <c>https://sms.corp.example:13013/cgi-bin/sendsms</c>, without a query.
    /// Required. A private address must be allowed in <see cref="HttpChannelOptions.AllowedNetworks"/> or
    /// <see cref="HttpChannelOptions.AllowedHosts"/>.</summary>
    public string Url { get; set; } = "";

    /// <summary>The user of group <c>sendsms-user</c>. Required.</summary>
    public string Username { get; set; } = "";

    /// <summary>Its password. Required.</summary>
    public string Password { get; set; } = "";

    /// <summary>The sender; the server's own when not given.</summary>
    public string? From { get; set; }

    /// <summary>The id of the SMS centre that messages go through; the server's choice when not given.</summary>
    public string? Smsc { get; set; }

    /// <summary>Where Kannel reports what became of a message; nowhere by default. The message's id and state are added
    /// to its query; hand them to <see cref="ISmsReports"/>. It must not hold a percent sign, which Kannel takes for
    /// one of its own.</summary>
    public string? DlrUrl { get; set; }

    /// <summary>Which reports are wanted, as a sum of 1 delivered, 2 not delivered, 4 queued, 8 taken and 16 rejected
    /// by the centre, 1 to 31; 31 by default. Used with <see cref="DlrUrl"/> only.</summary>
    public int DlrMask { get; set; } = 31;

    /// <summary>How long the centre may hold a message, in whole minutes from 1 minute to 7 days; the server's own when
    /// not given.</summary>
    public TimeSpan? Validity { get; set; }

    /// <summary>How the gateway reaches out.</summary>
    public HttpChannelOptions Http { get; set; } = new() { ConnectTimeout = TimeSpan.FromSeconds(5) };

    /// <summary>Where the options came from, for error messages.</summary>
    internal string Key { get; set; } = "Sms:Kannel";
}
