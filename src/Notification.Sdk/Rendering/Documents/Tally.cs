namespace Notification.Sdk.Rendering.Documents;

/// <summary>How many of each severity, worst first.</summary>
internal sealed record Tally(IReadOnlyList<(Badge Badge, Inert Count)> Counts) : Block;
