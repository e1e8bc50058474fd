using Notification.Sdk.Events;

namespace Notification.Sdk.Settings;

/// <summary>A silence made ready.</summary>
internal sealed record CompiledSilence(string Rule, CompiledFilter Filter, DateTimeOffset From, DateTimeOffset Until)
{
    public bool Mutes(SecurityEvent securityEvent, DateTimeOffset now) =>
        From <= now && now < Until && Filter.Matches(securityEvent);
}
