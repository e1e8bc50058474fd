namespace Notification.Sdk.Reports.Content;

/// <summary>The name of what follows, and a bookmark.</summary>
/// <param name="Level">1 for a section, 2 for a part of one.</param>
/// <param name="Text">The name.</param>
internal sealed record Heading(int Level, string Text) : ReportBlock;
