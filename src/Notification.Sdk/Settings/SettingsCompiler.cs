using System.Collections.Frozen;
using System.Globalization;
using Notification.Sdk.Policies;
using Notification.Sdk.Scheduling;
using Notification.Sdk.Stores;
using Notification.Sdk.Throttling;

namespace Notification.Sdk.Settings;

/// <summary>Makes all settings ready, and says all that is wrong with them at once.</summary>
internal sealed class SettingsCompiler(Extensions extensions)
{
    public PolicySnapshot Compile(SettingsDocument document, Problems problems)
    {
        GeneralRules.Check(document.Options, problems);
        TimeZoneInfo zone = problems.Zone("TimeZone", document.Options.TimeZone, TimeZoneInfo.Utc);
        var topics = new TopicCompiler(extensions, [], zone, problems);

        // Shared by topics of which some may put off: the longer memory serves all.
        IReadOnlyList<Throttle> common =
            [.. topics.Throttles("Throttles", "*", document.Options.Throttles, zone, Overflow.Delay)];
        string[] names = [.. document.All<Setting>().Select(s => s.Tenant).Append("").Distinct(StringComparer.Ordinal)];

        // Tenants without settings share one part.
        long share = (long)document.Options.GateMegabytes * 1024 * 1024 / (names.Length + 1);
        var compiler = new TenantCompiler(
            document, extensions, new TopicCompiler(extensions, common, zone, problems), zone, share, problems);
        FrozenDictionary<string, TenantPolicies> tenants =
            names.ToFrozenDictionary(tenant => tenant, compiler.Compile, StringComparer.Ordinal);
        CanarySchedule? canary = CanarySchedule.Compile(document.Options.Canary, zone, out IReadOnlyList<string> wrong);
        problems.AddBelow("Canary", wrong);
        document.Options.Canary.Endpoints.ForEach(name => problems.Known(
            "Canary:Endpoints", name, document.All<Endpoint>().Select(endpoint => endpoint.Name), "endpoint"));
        return new PolicySnapshot
        {
            Canary = canary,
            Document = document,
            Tenants = tenants,
            OtherTenants = compiler.CompileUnknown(),
            Retries = document.Options.Retry.Waits.Count > 0 ? [.. document.Options.Retry.Waits] : RetryRule.Schedule,
            Held =
            [
                .. document.All<Endpoint>().Where(endpoint => endpoint.State == EndpointState.AutoDisabled)
                    .Select(endpoint => new EndpointKey(endpoint.Tenant, endpoint.Name)),
                .. from tenant in tenants
                   from endpoint in tenant.Value.Endpoints.Values
                   where endpoint.Group is { IsHeld: true }
                   select new EndpointKey(tenant.Key, endpoint.Name),
            ],
        };
    }

    internal static CultureInfo Culture(string key, string? name, CultureInfo otherwise, Problems problems)
    {
        if (name is null)
        {
            return otherwise;
        }

        try
        {
            return CultureInfo.GetCultureInfo(name, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            problems.Add(key, $"'{Problems.Shown(name)}' is not a language. Use one such as en, zh-Hans or ja.");
            return otherwise;
        }
    }
}
