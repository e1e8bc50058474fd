namespace Notification.Sdk.Sms.Gateways;

/// <summary>Says that a gateway of this name is registered as a keyed service.</summary>
internal sealed record GatewayName(string Name);
