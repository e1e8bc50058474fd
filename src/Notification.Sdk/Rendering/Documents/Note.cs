namespace Notification.Sdk.Rendering.Documents;

/// <summary>An aside, such as "and 12 more".</summary>
/// <param name="Text">What it says.</param>
/// <param name="IsForLength">Whether it stands for items that were left out to keep the message short.</param>
internal sealed record Note(Inert Text, bool IsForLength = false) : Block;
