using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Notification.Sdk.Reports.Data;

/// <summary>Reports as JSON; its form is <c>schema/report-v1.schema.json</c>.</summary>
internal sealed class JsonReportGenerator : IReportGenerator
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public string Format => "json";

    public ValueTask<Report> GenerateAsync(ReportRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var file = new MemoryStream();
        using (var json = new Utf8JsonWriter(file, Options))
        {
            new JsonReportWriter(json, request).Write(cancellationToken);
        }

        return ValueTask.FromResult(new Report(
            ReportFileName.Of(request, Format), "application/json", file.GetBuffer().AsMemory(0, (int)file.Length)));
    }
}
