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

    /// <summary>An endpoint that is no more, as it was.</summary>
    public CompiledEndpoint ToFarewell(Endpoint endpoint) => new(
        endpoint,
        owner: null,
        CultureInfo.GetCultureInfo(endpoint.Culture ?? Document.Options.Culture),
        TimeZoneInfo.FindSystemTimeZoneById(endpoint.TimeZone ?? Document.Options.TimeZone));

    public TenantPolicies Tenant(string tenant) => Tenants.GetValueOrDefault(tenant) ?? OtherTenants;
}
