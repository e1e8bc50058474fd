using System.Globalization;

namespace Notification.Sdk.Samples.Tests.Support;

/// <summary>Writes lines as sshd does.</summary>
internal static class Lines
{
    public static string Failed(string time, string host = "web-1", string source = "203.0.113.9") =>
        $"{time} {host} sshd[77]: Failed password for root from {source} port 40000 ssh2";

    /// <summary>Six failed logons within a minute, as many as the trigger needs.</summary>
    public static string[] Attack(string hour, string host = "web-1", string source = "203.0.113.9") =>
    [
        .. Enumerable.Range(10, 6).Select(second =>
            Failed(string.Create(CultureInfo.InvariantCulture, $"{hour}:00:{second}"), host, source)),
    ];
}
