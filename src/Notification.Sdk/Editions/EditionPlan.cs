using Notification.Sdk.Policies;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Editions;

/// <summary>Makes sure that the next edition of every report stands in the outbox before it is due. From then on it is a leg like any other:
/// claimed once, retried, held to its window.</summary>
internal sealed class EditionPlan(IFindingSource source, IOutbox outbox)
{
    // Between two looks a due time can pass; after a longer pause the editions in it are missed ones.
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private readonly Dictionary<(string Tenant, string Topic, string Endpoint), DateTimeOffset> _planned = [];
    private DateTimeOffset? _lookedAt;

    public async ValueTask RunAsync(PolicySnapshot snapshot, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!snapshot.HasReports)
        {
            return;
        }

        IReadOnlyList<FindingCount>? open = source is IFindingStore store
            ? await store.CountAsync(
                new FindingQuery { Tenant = null, States = [FindingState.Open] }, now, cancellationToken).ConfigureAwait(false)
            : null;
        DateTimeOffset since = _lookedAt is { } looked && looked <= now && now - looked <= LongestPause ? looked : now;
        List<Leg> legs = [];
        foreach (string tenant in snapshot.Tenants.Keys.Union((open ?? []).Select(count => count.Tenant), StringComparer.Ordinal))
        {
            foreach (CompiledTopic topic in snapshot.Tenant(tenant).Topics.Values.Where(topic => IsWanted(topic, tenant, open)))
            {
                legs.AddRange(Endpoints(topic).SelectMany(endpoint => Legs(tenant, topic, endpoint.Name, since, now)));
            }
        }

        if (legs.Count > 0)
        {
            await outbox.AppendAsync(legs, cancellationToken).ConfigureAwait(false);
        }

        legs.ForEach(leg => _planned[(leg.Tenant, leg.Topic, leg.Endpoint)] = leg.DueAt);
        _lookedAt = now;
    }

    // What a product's own source holds is not asked here, in the loop; its editions look when they are made.
    private static bool IsWanted(CompiledTopic topic, string tenant, IReadOnlyList<FindingCount>? open) =>
        topic.Report is { } report
        && (report.WhenEmpty == EmptyEdition.Send
            || (open is null && topic.KeepsFindings)
            || open?.Any(count => count.Tenant == tenant && report.Covers(count.Topic)) == true);

    /// <summary>The endpoints that get the report, each place once.</summary>
    private static IEnumerable<CompiledEndpoint> Endpoints(CompiledTopic topic) => topic.Routes
        .SelectMany(route => route.Endpoints)
        .Where(endpoint => endpoint.Refusal is null)
        .DistinctBy(endpoint => endpoint.AddressKey);

    private IEnumerable<Leg> Legs(
        string tenant, CompiledTopic topic, string endpoint, DateTimeOffset since, DateTimeOffset now)
    {
        DateTimeOffset planned = _planned.GetValueOrDefault((tenant, topic.Name, endpoint));
        DateTimeOffset due = since;
        do
        {
            due = topic.Cadence!.NextDue(due);
            if (EditionLegs.Of(tenant, topic, endpoint, due, now) is { } leg && leg.DueAt != planned)
            {
                yield return leg;
            }
        }
        while (due <= now);
    }
}
