namespace Notification.Sdk.DingTalk.Robots;

/// <summary>How a pool stands.</summary>
/// <param name="Well">How many of its robots are not known to be misconfigured.</param>
/// <param name="Usable">How many of those are not banned either.</param>
/// <param name="Wait">How long until one that is well may send; zero when one may now.</param>
internal readonly record struct RobotOutlook(int Well, int Usable, TimeSpan Wait);
