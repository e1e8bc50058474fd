namespace Notification.Sdk.Reports.Content;

/// <summary>Running text.</summary>
internal sealed record Paragraph(string Text) : ReportBlock;
