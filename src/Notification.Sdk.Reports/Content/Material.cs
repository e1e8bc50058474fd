using Notification.Sdk.Events;

namespace Notification.Sdk.Reports.Content;

/// <summary>What a report lists, sorted into its parts. An event of a topic that keeps no findings stands for itself.</summary>
internal sealed class Material
{
    public Material(ReportRequest request)
    {
        HashSet<string> kept = new(
            request.Open.Concat(request.Resolved).Select(finding => finding.Event.Topic), StringComparer.OrdinalIgnoreCase);
        List<Finding> open =
        [
            .. request.Open,
            .. request.Events.Where(securityEvent => !kept.Contains(securityEvent.Topic))
                .Select(securityEvent => Standing(securityEvent, request.To)),
        ];
        Vulnerabilities = [.. open.Where(IsVulnerability)];
        Risks = [.. open.Where(IsRisk)];
        Seen =
        [
            .. open.Concat(request.Resolved)
                .Where(finding => !IsVulnerability(finding) && !IsRisk(finding) && finding.LastSeenAt >= request.From),
        ];
        First = [.. open.OrderByDescending(finding => finding.Priority).ThenByDescending(finding => finding.Event.Severity)
            .ThenBy(finding => finding.OpenedAt)];
    }

    public IReadOnlyList<Finding> Vulnerabilities { get; }

    /// <summary>Of baselines and of cloud settings.</summary>
    public IReadOnlyList<Finding> Risks { get; }

    /// <summary>Everything else that was seen in the period, handled meanwhile or not.</summary>
    public IReadOnlyList<Finding> Seen { get; }

    /// <summary>All that is open, what needs action first at the top.</summary>
    public IReadOnlyList<Finding> First { get; }

    private static bool IsVulnerability(Finding finding) => finding.Event.Evidence.Any(evidence => evidence is VulnerabilityEvidence);

    private static bool IsRisk(Finding finding) => finding.Event.Evidence.Any(evidence => evidence is BaselineEvidence);

    private static Finding Standing(SecurityEvent securityEvent, DateTimeOffset end)
    {
        DateTimeOffset at = securityEvent.OccurredAt ?? end;
        return new Finding
        {
            Id = securityEvent.Id,
            Event = securityEvent,
            FirstSeenAt = at,
            LastSeenAt = at,
            OpenedAt = at,
        };
    }
}
