namespace Notification.Sdk.Stores;

/// <summary>A dead letter that goes out again.</summary>
/// <param name="DeliveryId">The id under which the receiver saw it, and will see it again.</param>
/// <param name="DueAt">When; many are spread, so that they do not arrive as one wave.</param>
public readonly record struct Replay(string DeliveryId, DateTimeOffset DueAt);
