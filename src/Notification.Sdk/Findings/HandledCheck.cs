using Notification.Sdk.Events;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Findings;

/// <summary>Asks before a first attempt whether what a delivery tells was handled meanwhile.</summary>
internal sealed class HandledCheck(IFindingSource source)
{
    /// <summary>The rule that ends the delivery: when every finding in it was resolved or ignored since its events were accepted. A digest
    /// in which one is open goes out whole. Null to send.</summary>
    public async ValueTask<string?> RuleAsync(
        Claim claim, CompiledTopic topic, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<SecurityEvent> events = [.. claim.Legs.Select(leg => leg.Event).OfType<SecurityEvent>()];
        bool isAsked = topic is { KeepsFindings: true, Mandatory: false }
            && claim is { Attempt: 1 }
            && events.Count == claim.Legs.Count
            && claim.Legs.All(leg => leg.Farewell is null);
        if (!isAsked)
        {
            return null;
        }

        string[] ids = [.. events.Select(securityEvent => FindingIds.Of(securityEvent, topic)).Distinct(StringComparer.Ordinal)];
        var query = new FindingQuery { Tenant = claim.Endpoint.Tenant, Ids = ids, Limit = Math.Min(ids.Length, 10_000) };
        IReadOnlyList<Finding> findings = await source.QueryAsync(query, now, cancellationToken).ConfigureAwait(false);
        if (findings.Count < ids.Length || findings.Any(finding => finding.AsOf(now).State == FindingState.Open))
        {
            return null;
        }

        return findings.Any(finding => finding.AsOf(now).State == FindingState.Resolved) ? Rules.Resolved : Rules.Ignored;
    }
}
