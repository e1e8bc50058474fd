namespace Notification.Sdk.Rendering.Documents;

/// <summary>A label and its value.</summary>
/// <param name="Label">The label.</param>
/// <param name="Value">The value.</param>
/// <param name="IsEvidence">Whether the event chose the label too: then it stands apart from ours.</param>
internal sealed record Fact(Inert Label, Inert Value, bool IsEvidence = false) : Block;
