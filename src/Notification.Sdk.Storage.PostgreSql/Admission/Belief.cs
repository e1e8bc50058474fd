namespace Notification.Sdk.Storage.PostgreSql.Admission;

/// <summary>What a row of the tables is thought to hold.</summary>
/// <param name="Version">Its version; 0 when there is no such row.</param>
/// <param name="Value">What it holds.</param>
internal readonly record struct Belief<T>(long Version, T Value);
