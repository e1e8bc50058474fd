namespace Notification.Sdk.Stores;

/// <summary>How one endpoint stands, over all nodes.</summary>
/// <param name="Attempts">Attempts within the period.</param>
/// <param name="Failures">How many of them failed.</param>
/// <param name="Record">The record, <see cref="HealthRecord.None"/> when there is none.</param>
public readonly record struct HealthReading(long Attempts, long Failures, HealthRecord Record);
