using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Notification.Sdk.Reports.Content;
using Notification.Sdk.Reports.Fonts;
using Notification.Sdk.Reports.Layout;

namespace Notification.Sdk.Reports;

/// <summary>Reports as PDF.</summary>
internal sealed class PdfReportGenerator(
    IReportContent content, FontLibrary fonts, IOptions<PdfReportOptions> options, ILogger<PdfReportGenerator> logger)
    : IReportGenerator
{
    private const int MostLogged = 20;

    public string Format => "pdf";

    public ValueTask<Report> GenerateAsync(ReportRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ReportDocument document = content.Compose(request);
        using var file = new MemoryStream();
        IReadOnlyCollection<int> missing =
            ReportLayout.Write(document, fonts.Open(options.Value), file, cancellationToken);
        if (missing.Count > 0)
        {
            string characters = string.Join(", ", missing.Take(MostLogged).Select(character => $"U+{character:X4}"));
            FontLog.Missing(logger, missing.Count, request.Topic, characters);
        }

        return ValueTask.FromResult(new Report(
            ReportFileName.Of(request, Format), "application/pdf", file.GetBuffer().AsMemory(0, (int)file.Length)));
    }
}
