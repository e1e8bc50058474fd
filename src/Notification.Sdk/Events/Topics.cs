namespace Notification.Sdk.Events;

/// <summary>The topics of the default catalogue. Any other name of 1 to 64 letters, digits, <c>-</c>, <c>_</c> or
/// <c>.</c> is a topic of your own.</summary>
public static class Topics
{
    /// <summary>Vulnerabilities of servers and images that wait for a fix: a report every seven days.</summary>
    public const string Vulnerabilities = "vulnerabilities";

    /// <summary>Baseline risks: a report every seven days.</summary>
    public const string Baseline = "baseline";

    /// <summary>Detected threats: files, processes, logons, connections, containers. Real time, capped.</summary>
    public const string Alerts = "alerts";

    /// <summary>Leaked access keys. Real time, never capped.</summary>
    public const string AccessKeyLeak = "access-key-leak";

    /// <summary>Risky settings of cloud services. Real time, in the day window.</summary>
    public const string ConfigAssessment = "config-assessment";

    /// <summary>Intelligence of urgent vulnerabilities. Real time while unhandled, in the day window.</summary>
    public const string UrgentVulnerability = "urgent-vulnerability";

    /// <summary>Tampered web pages. Real time, capped.</summary>
    public const string WebTamper = "web-tamper";

    /// <summary>News about users, endpoints, applications and policies. Mandatory for the primary contact.</summary>
    public const string System = "system";
}
