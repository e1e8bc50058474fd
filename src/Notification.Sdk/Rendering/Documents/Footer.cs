namespace Notification.Sdk.Rendering.Documents;

/// <summary>The small print, last of all and first to go.</summary>
internal sealed record Footer(Inert Text) : Block;
