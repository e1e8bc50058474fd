using System.Globalization;
using System.Text;

namespace Notification.Sdk.Tests.Extending;

public sealed class LineReport : IReportGenerator
{
    public string Format => "txt";

    public ValueTask<Report> GenerateAsync(ReportRequest request, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        foreach (Finding finding in request.Open)
        {
            DateTimeOffset since = TimeZoneInfo.ConvertTime(finding.OpenedAt, request.TimeZone);
            text.Append(CultureInfo.InvariantCulture, $"{since:yyyy-MM-dd} {finding.Event.Severity} ");
            text.AppendLine(string.Concat(finding.Event.Title.Where(character => !char.IsControl(character))));
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"{request.Figures.Open} open, {request.Figures.Resolved} resolved");
        string name = string.Create(CultureInfo.InvariantCulture, $"{request.Topic}-{request.To:yyyy-MM-dd}.txt");
        return ValueTask.FromResult(new Report(name, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(text.ToString())));
    }
}
