namespace Notification.Sdk.Stores;

/// <summary>Attempts of one endpoint in one slot of time.</summary>
/// <param name="Endpoint">The tenant and name of the place whose attempts are counted.</param>
/// <param name="Slot">When the slot starts. Slots are the 144th part of the period; another period makes other slots.</param>
/// <param name="Attempts">How many attempts, 0 or more.</param>
/// <param name="Failures">How many of them failed.</param>
public readonly record struct HealthCount(EndpointKey Endpoint, DateTimeOffset Slot, int Attempts, int Failures);
