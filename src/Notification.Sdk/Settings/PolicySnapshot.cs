using System.Collections.Frozen;
using System.Globalization;
using Notification.Sdk.Policies;
using Notification.Sdk.Scheduling;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Settings;

/// <summary>The settings of one moment, made ready and frozen. An event is judged by one snapshot from end to end.</summary>
internal sealed class PolicySnapshot
{
    private static readonly IReadOnlyList<EndpointKey> None = [];

    public required SettingsDocument Document { get; init; }

    public required FrozenDictionary<string, TenantPolicies> Tenants { get; init; }

    /// <summary>For tenants without settings of their own: the catalogue, and an inbox each.</summary>
    public required TenantPolicies OtherTenants { get; init; }

    public required IReadOnlyList<TimeSpan> Retries { get; init; }

    /// <summary>When the standing test is sent; null for never.</summary>
    public CanarySchedule? Canary { get; init; }

    /// <summary>Endpoints whose notifications wait until they are enabled again.</summary>
    public IReadOnlyList<EndpointKey> Held { get; init; } = None;

    /// <summary>Whether any topic tells open findings again.</summary>
    public bool RepeatsFindings => AllTopics.Any(topic => topic.RepeatEvery is not null);

    /// <summary>Whether any topic has scheduled reports.</summary>
    public bool HasReports => AllTopics.Any(topic => topic.Report is not null);

    private IEnumerable<CompiledTopic> AllTopics =>
        Tenants.Values.Append(OtherTenants).SelectMany(tenant => tenant.Topics.Values.Append(tenant.OtherTopics));

    /// <summary>An endpoint that is no more, as it was.</summary>
    public CompiledEndpoint ToFarewell(Endpoint endpoint) => new(
        endpoint,
        owner: null,
        CultureInfo.GetCultureInfo(endpoint.Culture ?? Document.Options.Culture),
        TimeZoneInfo.FindSystemTimeZoneById(endpoint.TimeZone ?? Document.Options.TimeZone));

    public TenantPolicies Tenant(string tenant) => Tenants.GetValueOrDefault(tenant) ?? OtherTenants;
}
