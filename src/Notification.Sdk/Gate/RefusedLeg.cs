namespace Notification.Sdk.Gate;

/// <summary>A leg that was refused.</summary>
/// <param name="Result">What the publisher is told of it.</param>
/// <param name="Channel">The endpoint's channel.</param>
internal sealed record RefusedLeg(LegResult Result, string Channel);
