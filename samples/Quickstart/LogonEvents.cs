using System.Globalization;
using Notification.Sdk.Events;
using Quickstart.Logs;

namespace Quickstart;

/// <summary>Turns logons into security events.</summary>
internal static class LogonEvents
{
    /// <summary>The topic of failed logons, one of our own.</summary>
    public const string Topic = "logons";

    /// <summary>The kind of a failed logon.</summary>
    public const string Failed = "ssh-failed-logon";

    /// <summary>Makes the event of a logon. A failed one is a mere suspicion: it notifies nobody, and feeds the
    /// trigger.</summary>
    /// <param name="line">The line.</param>
    /// <param name="logon">What it tells of.</param>
    /// <param name="number">The line's number, which makes the event's id: the same log gives the same ids.</param>
    public static SecurityEvent Of(LogLine line, Logon logon, long number)
    {
        var server = new Asset(line.Host);
        var evidence = new LogonEvidence(logon.User, logon.Source)
        {
            SourcePort = logon.Port,
            Method = "ssh",
            Succeeded = logon.Succeeded,
            Count = logon.Count,
        };
        SecurityEvent securityEvent = logon.Succeeded
            ? SecurityEvents.UnusualLogon(server, evidence)
            : new SecurityEvent
            {
                Topic = Topic,
                Kind = Failed,
                Severity = Severity.Low,
                Verdict = Verdict.Suspected,
                Asset = server,
                Title = $"Failed logon from {logon.Source}",
                Evidence = [evidence],
            };
        return securityEvent with
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"line-{number}"),
            OccurredAt = line.Time,
        };
    }
}
