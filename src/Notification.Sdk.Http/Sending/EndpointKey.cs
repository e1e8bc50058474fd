namespace Notification.Sdk.Http.Sending;

/// <summary>Whose breaker it is.</summary>
internal readonly record struct EndpointKey(string Tenant, string Endpoint);
