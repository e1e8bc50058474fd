using System.Text;
using Notification.Sdk.Reports.Content;

namespace Notification.Sdk.Reports.Html;

/// <summary>Reports as one HTML page that needs nothing else.</summary>
internal sealed class HtmlReportGenerator(IReportContent content) : IReportGenerator
{
    public string Format => "html";

    public ValueTask<Report> GenerateAsync(ReportRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ReportDocument document = content.Compose(request);
        var html = new StringBuilder();
        new HtmlWriter(html, ContentWords.For(document.Culture)).Write(document, cancellationToken);
        return ValueTask.FromResult(new Report(
            ReportFileName.Of(request, Format), "text/html; charset=utf-8", Encoding.UTF8.GetBytes(html.ToString())));
    }
}
