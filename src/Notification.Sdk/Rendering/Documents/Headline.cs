namespace Notification.Sdk.Rendering.Documents;

/// <summary>What it is about. The first block of every document; it is never left out.</summary>
internal sealed record Headline(Badge? Badge, Inert Text) : Block;
