using Notification.Sdk.Events;

namespace Notification.Sdk.Stores;

/// <summary>How often a thing happened again while it was silent, since the store was last told.</summary>
/// <param name="Fingerprint">The thing.</param>
/// <param name="Count">How often.</param>
/// <param name="At">When last.</param>
public readonly record struct RepeatCount(Fingerprint Fingerprint, long Count, DateTimeOffset At);
