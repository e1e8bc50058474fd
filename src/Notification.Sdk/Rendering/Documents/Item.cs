namespace Notification.Sdk.Rendering.Documents;

/// <summary>One thing of a list.</summary>
/// <param name="Badge">How bad it is.</param>
/// <param name="Text">What it is.</param>
/// <param name="Lines">What else there is to say.</param>
internal sealed record Item(Badge Badge, Inert Text, IReadOnlyList<Inert> Lines) : Block;
