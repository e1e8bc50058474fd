using Notification.Sdk.Events;
using Notification.Sdk.Settings;

namespace Notification.Sdk.Admission;

/// <summary>The first gate: does the policy notify such an event, who is to be told, and is it silenced.</summary>
internal static class MatchGate
{
    public static string? PolicyRefusal(SecurityEvent securityEvent, CompiledTopic topic)
    {
        if ((topic.Verdicts & (1 << (int)securityEvent.Verdict)) == 0)
        {
            return Rules.Verdict;
        }

        return (topic.Severities & (1 << (int)securityEvent.Severity)) == 0 ? Rules.Severity : null;
    }

    public static string? Silence(
        SecurityEvent securityEvent, CompiledTopic topic, TenantPolicies policies, DateTimeOffset now)
    {
        if (topic.Mandatory)
        {
            return null;
        }

        for (int i = 0; i < policies.Silences.Count; i++)
        {
            CompiledSilence silence = policies.Silences[i];
            if (silence.Mutes(securityEvent, now))
            {
                return silence.Rule;
            }
        }

        return null;
    }
}
