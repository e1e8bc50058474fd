namespace Notification.Sdk.Throttling;

/// <summary>A throttle policy of the user's own, under the name by which rules choose it.</summary>
internal sealed record NamedThrottlePolicy(string Name, IThrottlePolicy Policy);
