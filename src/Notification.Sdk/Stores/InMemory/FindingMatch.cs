namespace Notification.Sdk.Stores.InMemory;

/// <summary>Whether a finding is one of those that a query wants.</summary>
internal static class FindingMatch
{
    public static bool Of(FindingQuery query, Finding finding) =>
        (query.Tenant is null || finding.Event.Tenant == query.Tenant)
        && (query.Ids.Count == 0 || query.Ids.Contains(finding.Id))
        && (query.Topics.Count == 0 || query.Topics.Contains(finding.Event.Topic, StringComparer.OrdinalIgnoreCase))
        && (query.States.Count == 0 || query.States.Contains(finding.State))
        && (query.Asset is null || finding.Event.Asset?.Id == query.Asset)
        && (query.MinimumSeverity is null || finding.Event.Severity >= query.MinimumSeverity)
        && (query.ResolvedFrom is null || finding.ResolvedAt >= query.ResolvedFrom)
        && (query.ResolvedTo is null || finding.ResolvedAt < query.ResolvedTo)
        && (query.RepeatBy is null || (finding.State == FindingState.Open && finding.RepeatAt <= query.RepeatBy));
}
