namespace Notification.Sdk.Stores;

/// <summary>One endpoint of one tenant.</summary>
/// <param name="Tenant">Whose it is.</param>
/// <param name="Name">The endpoint's name, as the settings spell it.</param>
public readonly record struct EndpointKey(string Tenant, string Name);
