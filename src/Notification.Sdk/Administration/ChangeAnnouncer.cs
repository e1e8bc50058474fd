using Notification.Sdk.Dispatch;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Administration;

/// <summary>Publishes a change as an event on the system topic, by the front door, and says farewell to every address that receives
/// nothing any more because of it.</summary>
internal sealed class ChangeAnnouncer(ISecurityNotifier notifier, IOutbox outbox, DispatchSignal signal)
{
    public async ValueTask AnnounceAsync(SettingsChange changed, string verb, CancellationToken cancellationToken)
    {
        (StoredSetting change, PolicySnapshot before, PolicySnapshot after) = changed;
        SecurityEvent news = new()
        {
            Tenant = change.Tenant,
            Topic = Topics.System,
            Kind = $"{change.Kind}-{verb}",
            Severity = Severity.Informational,
            Title = $"The {change.Kind} '{change.Name}' was {verb}",
            OccurredAt = change.ChangedAt,
            Evidence =
            [
                new OtherEvidence("setting-change")
                {
                    Identity = new Dictionary<string, string> { ["setting.kind"] = change.Kind, ["setting.name"] = change.Name },
                    Details = new Dictionary<string, string> { ["setting.changed-by"] = change.ChangedBy },
                },
            ],
        };
        await notifier.PublishAsync(news, cancellationToken).ConfigureAwait(false);
        List<Leg> farewells = [.. Removed(change.Tenant, before, after).Select(endpoint => ToLeg(news, endpoint, change))];
        if (farewells.Count > 0)
        {
            await outbox.AppendAsync(farewells, cancellationToken).ConfigureAwait(false);
            signal.Wake();
        }
    }

    private static IEnumerable<CompiledEndpoint> Removed(string tenant, PolicySnapshot before, PolicySnapshot after)
    {
        HashSet<string> still = [.. Reached(after.Tenant(tenant)).Select(endpoint => endpoint.AddressKey)];
        return Reached(before.Tenant(tenant)).DistinctBy(endpoint => endpoint.AddressKey)
            .Where(endpoint => !still.Contains(endpoint.AddressKey));
    }

    private static IEnumerable<CompiledEndpoint> Reached(TenantPolicies policies) => policies.Topics.Values
        .Append(policies.OtherTopics)
        .SelectMany(topic => topic.Routes)
        .SelectMany(route => route.Endpoints)
        .Where(endpoint => endpoint.Endpoint.State == EndpointState.Enabled)
        .SelectMany(endpoint => endpoint.Places)
        .Where(endpoint => endpoint.Endpoint is { State: EndpointState.Enabled, Verified: true });

    private static Leg ToLeg(SecurityEvent news, CompiledEndpoint endpoint, StoredSetting change)
    {
        Endpoint farewell = SettingKinds.Copy(endpoint.Endpoint);
        farewell.Culture = endpoint.Culture.Name;
        farewell.TimeZone = endpoint.Zone.Id;
        return new Leg
        {
            Id = $"{news.Id}/{change.Tenant}/{endpoint.Name}/farewell",
            Tenant = change.Tenant,
            Endpoint = endpoint.Name,
            Topic = news.Topic,
            Kind = DeliveryKind.Event,
            DueAt = change.ChangedAt,
            AcceptedAt = change.ChangedAt,
            Event = news,
            Farewell = farewell,
        };
    }
}
