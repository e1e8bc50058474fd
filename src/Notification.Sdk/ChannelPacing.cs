namespace Notification.Sdk;

/// <summary>How fast one endpoint of a channel may be used.</summary>
/// <param name="Limit">How many messages, at least 1.</param>
/// <param name="Interval">In any interval of this length.</param>
public readonly record struct ChannelPacing(int Limit, TimeSpan Interval);
