using Notification.Sdk.Events;
using Notification.Sdk.Settings;

namespace Notification.Sdk.Admission;

/// <summary>The first gate: does the policy notify such an event, who is to be told, and is it silenced.</summary>
internal static class MatchGate
{
    public static string? PolicyRefusal(SecurityEvent securityEvent, CompiledTopic topic)
    {
        if (!topic.Verdicts.Contains(securityEvent.Verdict))
        {
            return Rules.Verdict;
        }

        return (topic.Severities & (1 << (int)securityEvent.Severity)) == 0 ? Rules.Severity : null;
    }

    /// <summary>The endpoints to tell, each place once. Of two endpoints that are one place, a usable one is preferred.</summary>
    public static List<CompiledEndpoint> Route(SecurityEvent securityEvent, CompiledTopic topic)
    {
        List<CompiledEndpoint> routed = [];
        foreach (CompiledRoute route in topic.Routes)
        {
            if (route.Filter.MatchesRest(securityEvent))
            {
                foreach (CompiledEndpoint endpoint in route.Endpoints)
                {
                    Add(routed, endpoint);
                }
            }
        }

        return routed;
    }

    public static string? Silence(
        SecurityEvent securityEvent, CompiledTopic topic, TenantPolicies policies, DateTimeOffset now)
    {
        if (topic.Mandatory)
        {
            return null;
        }

        foreach (CompiledSilence silence in policies.Silences)
        {
            if (silence.Mutes(securityEvent, now))
            {
                return silence.Rule;
            }
        }

        return null;
    }

    private static void Add(List<CompiledEndpoint> routed, CompiledEndpoint endpoint)
    {
        int known = routed.FindIndex(other => other.AddressKey == endpoint.AddressKey);
        if (known < 0)
        {
            routed.Add(endpoint);
        }
        else if (routed[known].Refusal is not null && endpoint.Refusal is null)
        {
            routed[known] = endpoint;
        }
    }
}
