namespace Notification.Sdk.Rendering.Documents;

/// <summary>Something to copy.</summary>
internal sealed record Code(Inert Text) : Block;
