namespace Notification.Sdk.Reports.Content;

/// <summary>Puts a report together in no format yet. Thread-safe.</summary>
internal interface IReportContent
{
    ReportDocument Compose(ReportRequest request);
}
