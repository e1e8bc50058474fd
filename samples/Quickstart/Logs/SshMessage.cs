using System.Globalization;
using System.Text.RegularExpressions;

namespace Quickstart.Logs;

/// <summary>Reads what sshd says about logons. The user's name is the attacker's text and may itself say
/// <c>from 192.0.2.1 port 22</c>: what counts is the last place that does.</summary>
internal static partial class SshMessage
{
    private const int LargestPort = 65535;
    private const string Origin = " from (?<source>[^ ]{1,255}) port (?<port>[0-9]{1,5})( |$)";

    /// <summary>Reads a message.</summary>
    /// <param name="message">What stands behind <c>sshd[123]: </c>.</param>
    /// <param name="logon">The logon; null for a message about something else.</param>
    /// <returns>False when the message tells of a logon but cannot be read.</returns>
    public static bool TryRead(string message, out Logon? logon)
    {
        logon = null;
        if (Repeated().Match(message) is { Success: true } repeated)
        {
            return int.TryParse(repeated.Groups["count"].ValueSpan, CultureInfo.InvariantCulture, out int count)
                && TryReadOne(repeated.Groups["message"].Value, Math.Max(1, count), out logon);
        }

        return TryReadOne(message, 1, out logon);
    }

    private static bool TryReadOne(string message, int count, out Logon? logon)
    {
        bool succeeded = message.StartsWith("Accepted password", StringComparison.Ordinal)
            || message.StartsWith("Accepted publickey", StringComparison.Ordinal);
        if (!succeeded && !message.StartsWith("Failed password", StringComparison.Ordinal))
        {
            logon = null;
            return true;
        }

        Match match = succeeded ? Accepted().Match(message) : Failed().Match(message);
        bool isGood = int.TryParse(match.Groups["port"].ValueSpan, CultureInfo.InvariantCulture, out int port)
            && port <= LargestPort;
        logon = isGood
            ? new Logon(succeeded, match.Groups["user"].Value, match.Groups["source"].Value, port, count)
            : null;
        return isGood;
    }

    [GeneratedRegex(@"^message repeated (?<count>[0-9]{1,9}) times: \[ (?<message>.*)\]$")]
    private static partial Regex Repeated();

    [GeneratedRegex($"^Failed password for (invalid user )?(?<user>.*){Origin}")]
    private static partial Regex Failed();

    [GeneratedRegex($"^Accepted (password|publickey) for (?<user>.*){Origin}")]
    private static partial Regex Accepted();
}
