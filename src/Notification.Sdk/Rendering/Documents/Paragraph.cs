namespace Notification.Sdk.Rendering.Documents;

/// <summary>A sentence of ours.</summary>
internal sealed record Paragraph(Inert Text) : Block;
