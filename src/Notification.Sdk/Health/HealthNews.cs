using Microsoft.Extensions.Logging;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;
using Notification.Sdk.Telemetry;

namespace Notification.Sdk.Health;

/// <summary>Tells of an endpoint's stage: by the front door on the system topic, and to the other endpoints of its owner. Ids are made from episode
/// and stage: told again after a crash, or by another node, it is still told once.</summary>
internal sealed class HealthNews(ISecurityNotifier notifier, IOutbox outbox, ILogger<HealthNews> logger)
{
    private const string LastResort = "inbox";

    public async ValueTask TellAsync(HealthRecord record, string lastCode, PolicySnapshot snapshot, DateTimeOffset now)
    {
        EndpointKey endpoint = record.Endpoint;
        SecurityEvent news = ToEvent(record, lastCode, now);
        PublishResult result = await notifier.PublishAsync(news, CancellationToken.None).ConfigureAwait(false);
        List<CompiledEndpoint> owners = [.. OthersOfOwner(endpoint, snapshot)];
        bool reachesOthers = owners.Count > 0
            || result.Rule == Rules.SameId
            || result.Legs.Any(leg => leg.Outcome != Outcome.Suppressed && !IsSame(leg.Endpoint, endpoint.Name));
        if (!reachesOthers
            && snapshot.Tenant(endpoint.Tenant).Endpoints.GetValueOrDefault(LastResort) is { } inbox
            && IsUsable(inbox, endpoint))
        {
            owners.Add(inbox);
            reachesOthers = true;
        }

        if (!reachesOthers)
        {
            Log.NobodyElseToTell(logger, endpoint.Tenant, endpoint.Name, record.Stage);
        }

        // The ids that the front door gives: an endpoint that it reached already is passed over.
        await outbox.AppendAsync([.. owners.Select(owner => ToLeg(news, endpoint.Tenant, owner, now))], CancellationToken.None)
            .ConfigureAwait(false);
    }

    private static IEnumerable<CompiledEndpoint> OthersOfOwner(EndpointKey endpoint, PolicySnapshot snapshot)
    {
        TenantPolicies policies = snapshot.Tenant(endpoint.Tenant);
        return snapshot.Document.All<Contact>()
            .Where(contact => contact.Tenant == endpoint.Tenant && contact.Endpoints.Exists(name => IsSame(name, endpoint.Name)))
            .SelectMany(contact => contact.Endpoints)
            .Select(name => policies.Endpoints.GetValueOrDefault(name))
            .OfType<CompiledEndpoint>()
            .Distinct()
            .Where(other => IsUsable(other, endpoint));
    }

    private static bool IsUsable(CompiledEndpoint other, EndpointKey endpoint) =>
        !IsSame(other.Name, endpoint.Name) && other.Endpoint.State == EndpointState.Enabled && other.Refusal is null;

    private static bool IsSame(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static Leg ToLeg(SecurityEvent news, string tenant, CompiledEndpoint endpoint, DateTimeOffset now) => new()
    {
        Id = $"{news.Id}/{tenant}/{endpoint.Name}",
        Tenant = tenant,
        Endpoint = endpoint.Name,
        Topic = news.Topic,
        Kind = DeliveryKind.Event,
        DueAt = now,
        AcceptedAt = now,
        Event = news,
    };

    private static SecurityEvent ToEvent(HealthRecord record, string lastCode, DateTimeOffset now)
    {
        string name = record.Endpoint.Name;
        (string kind, Severity severity, string title) = record.Stage switch
        {
            HealthStage.Unhealthy => (
                "endpoint-unhealthy", Severity.Medium, $"The endpoint '{name}' is unhealthy: too many of its attempts failed"),
            HealthStage.AboutToBeDisabled => (
                "endpoint-about-to-be-disabled", Severity.High, $"The endpoint '{name}' still fails and is about to be disabled"),
            HealthStage.Disabled => (
                "endpoint-auto-disabled", Severity.High, $"The endpoint '{name}' was disabled automatically; its notifications wait"),
            _ => ("endpoint-recovered", Severity.Informational, $"The endpoint '{name}' works again"),
        };
        Dictionary<string, string> details = [];
        if (lastCode.Length > 0)
        {
            details["endpoint.last-code"] = lastCode;
        }

        return new SecurityEvent
        {
            Id = "health-" + Fingerprint.Of(record.Endpoint.Tenant, name, $"{record.Since?.UtcTicks}", $"{(int)record.Stage}"),
            Tenant = record.Endpoint.Tenant,
            Topic = Topics.System,
            Kind = kind,
            Severity = severity,
            Title = title,
            OccurredAt = now,
            Evidence =
            [
                new OtherEvidence("endpoint-health")
                {
                    Identity = new Dictionary<string, string> { ["endpoint.name"] = name, ["endpoint.stage"] = $"{record.Stage}" },
                    Details = details,
                },
            ],
        };
    }
}
