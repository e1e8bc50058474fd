using Notification.Sdk.Events;
using Notification.Sdk.Settings;

namespace Notification.Sdk.Findings;

/// <summary>Which finding stands behind an event: the one of its fingerprint.</summary>
internal static class FindingIds
{
    public static string Of(SecurityEvent securityEvent, CompiledTopic topic) =>
        Fingerprint.Of(securityEvent, topic.Fingerprint).ToString();
}
