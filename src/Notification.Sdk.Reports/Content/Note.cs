namespace Notification.Sdk.Reports.Content;

/// <summary>An aside: nothing to report, left out for length, how to read this.</summary>
internal sealed record Note(string Text) : ReportBlock;
