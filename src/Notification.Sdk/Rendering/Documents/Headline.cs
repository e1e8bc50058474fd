namespace Notification.Sdk.Rendering.Documents;

/// <summary>What it is about. The first block of every document; it is never left out.</summary>
/// <param name="Badge">How bad it is, when that means anything.</param>
/// <param name="Text">What it is.</param>
/// <param name="Line">Both in one line.</param>
internal sealed record Headline(Badge? Badge, Inert Text, Inert Line) : Block;
