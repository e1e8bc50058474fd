namespace Notification.Sdk.Reports.Content;

/// <summary>A piece of a report.</summary>
internal abstract record ReportBlock;
