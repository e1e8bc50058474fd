namespace Notification.Sdk.Rendering.Documents;

/// <summary>A heading over what follows.</summary>
internal sealed record Section(Inert Text) : Block;
