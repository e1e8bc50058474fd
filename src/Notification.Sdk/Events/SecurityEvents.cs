namespace Notification.Sdk.Events;

/// <summary>Makes the common events. Each result is a record: use <c>with</c> to set what the method does not ask for.</summary>
public static class SecurityEvents
{
    /// <summary>A suspicious file on an asset.</summary>
    public static SecurityEvent SuspiciousFile(Asset asset, FileEvidence file, Severity severity = Severity.High) =>
        Alert("suspicious-file", asset, severity, $"Suspicious file {file?.Path}", file);

    /// <summary>A suspicious process on an asset.</summary>
    public static SecurityEvent SuspiciousProcess(
        Asset asset, ProcessEvidence process, Severity severity = Severity.High) =>
        Alert("suspicious-process", asset, severity, $"Suspicious process {process?.Name}", process);

    /// <summary>A suspicious account on an asset.</summary>
    public static SecurityEvent SuspiciousAccount(
        Asset asset, AccountEvidence account, Severity severity = Severity.Medium) =>
        Alert("suspicious-account", asset, severity, $"Suspicious account {account?.User}", account);

    /// <summary>An unusual logon to an asset.</summary>
    public static SecurityEvent UnusualLogon(Asset asset, LogonEvidence logon, Severity severity = Severity.Medium) =>
        Alert("unusual-logon", asset, severity, $"Unusual logon of {logon?.User} from {logon?.SourceAddress}", logon);

    /// <summary>A suspicious connection of an asset.</summary>
    public static SecurityEvent SuspiciousConnection(
        Asset asset, ConnectionEvidence connection, Severity severity = Severity.High) =>
        Alert(
            "suspicious-connection",
            asset,
            severity,
            $"Suspicious connection from {connection?.SourceAddress} to {connection?.DestinationAddress}",
            connection);

    /// <summary>A threat in a running container.</summary>
    public static SecurityEvent ContainerThreat(
        Asset asset, ContainerThreatEvidence threat, Severity severity = Severity.High) =>
        Alert("container-threat", asset, severity, $"Container threat: {threat?.Threat}", threat);

    /// <summary>A vulnerability that waits for a fix; part of the report.</summary>
    public static SecurityEvent Vulnerability(
        Asset asset, VulnerabilityEvidence vulnerability, Severity severity = Severity.Medium) =>
        Make(Topics.Vulnerabilities, "vulnerability", asset, severity, vulnerability?.Name ?? "", vulnerability);

    /// <summary>A vulnerability that is being exploited and cannot wait for the report: told at once.</summary>
    public static SecurityEvent UrgentVulnerability(
        Asset? asset, VulnerabilityEvidence vulnerability, Severity severity = Severity.Critical) =>
        Make(Topics.UrgentVulnerability, "urgent-vulnerability", asset, severity, vulnerability?.Name ?? "", vulnerability);

    /// <summary>A baseline risk; part of the report.</summary>
    public static SecurityEvent BaselineRisk(
        Asset asset, BaselineEvidence risk, Severity severity = Severity.Medium) =>
        Make(Topics.Baseline, "baseline-risk", asset, severity, risk?.Check ?? "", risk);

    /// <summary>A risky setting of a cloud service.</summary>
    public static SecurityEvent ConfigurationRisk(
        Asset asset, BaselineEvidence risk, Severity severity = Severity.Medium) =>
        Make(Topics.ConfigAssessment, "configuration-risk", asset, severity, risk?.Check ?? "", risk);

    /// <summary>A leaked access key.</summary>
    public static SecurityEvent AccessKeyLeak(AccessKeyEvidence key, Severity severity = Severity.Critical) =>
        Make(Topics.AccessKeyLeak, "access-key-leak", null, severity, $"Access key {key?.AccessKeyId} leaked", key);

    /// <summary>A tampered web page.</summary>
    public static SecurityEvent TamperedPage(Asset asset, FileEvidence page, Severity severity = Severity.High) =>
        Make(Topics.WebTamper, "web-tamper", asset, severity, $"Web page tampered with: {page?.Path}", page);

    private static SecurityEvent Alert(string kind, Asset asset, Severity severity, string title, Evidence? evidence) =>
        Make(Topics.Alerts, kind, asset ?? throw new ArgumentNullException(nameof(asset)), severity, title, evidence);

    private static SecurityEvent Make(
        string topic, string kind, Asset? asset, Severity severity, string title, Evidence? evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return new SecurityEvent
        {
            Topic = topic,
            Kind = kind,
            Asset = asset,
            Severity = severity,
            Title = title,
            Evidence = [evidence],
        };
    }
}
