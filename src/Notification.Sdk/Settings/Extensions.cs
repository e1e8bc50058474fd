using Notification.Sdk.Scheduling;
using Notification.Sdk.Throttling;

namespace Notification.Sdk.Settings;

/// <summary>What the application registered under names: channels, windows and throttle policies.</summary>
internal sealed class Extensions(
    IEnumerable<IChannel> channels, IEnumerable<NamedWindow> windows, IEnumerable<NamedThrottlePolicy> policies)
{
    /// <summary>The last registered of a name counts.</summary>
    public IReadOnlyDictionary<string, IChannel> Channels { get; } =
        channels.GroupBy(c => c.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.Last(), StringComparer.OrdinalIgnoreCase);

    public IReadOnlyDictionary<string, IScheduleWindow> Windows { get; } =
        windows.GroupBy(w => w.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.Last().Window, StringComparer.OrdinalIgnoreCase);

    public IReadOnlyDictionary<string, IThrottlePolicy> ThrottlePolicies { get; } =
        policies.GroupBy(p => p.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.Last().Policy, StringComparer.OrdinalIgnoreCase);
}
