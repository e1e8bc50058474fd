using Notification.Sdk.Reports.Content;
using Notification.Sdk.Reports.Fonts;
using Notification.Sdk.Reports.Layout.Blocks;
using Notification.Sdk.Reports.Layout.Charts;
using Notification.Sdk.Reports.Layout.Text;
using Notification.Sdk.Reports.Pdf;

namespace Notification.Sdk.Reports.Layout;

/// <summary>Lays a report out on pages.</summary>
internal static class ReportLayout
{
    private const double DeferredWidth = 60;

    /// <summary>Writes a report as PDF. The same report and fonts give the same bytes.</summary>
    /// <returns>The characters that no font had.</returns>
    public static IReadOnlyCollection<int> Write(
        ReportDocument report, FontBook fonts, Stream target, CancellationToken cancellationToken)
    {
        string title = PlainText.Line(report.Title);
        using var document = new PdfDocument(
            target, new PdfInfo(title, PlainText.Line(report.Author), report.Culture.Name, report.Made));
        var typesetter = new Typesetter(fonts, document);
        CoverPage? cover = report.Blocks is [Cover first, ..] ? new CoverPage(first, document, typesetter) : null;
        var flow = new PageFlow(document, typesetter, report.Title, cover?.Subtitle ?? "");
        foreach (ReportBlock block in report.Blocks.Skip(cover is null ? 0 : 1))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Draw(flow, block, report, cover, cancellationToken);
        }

        string note = MissingNote.For(report.Culture, fonts, typesetter.Missing);
        if (cover is null && note.Length > 0)
        {
            TextBlock.Draw(flow, new Note(note));
        }

        if (cover is null && document.Pages == 0)
        {
            flow.Turn();
        }

        flow.Close();
        cover?.Finish(note);
        document.Finish(flow.Pages(), DeferredWidth, Design.Small.Leading * 2);
        return typesetter.Missing;
    }

    private static void Draw(
        PageFlow flow, ReportBlock block, ReportDocument report, CoverPage? cover, CancellationToken cancellationToken)
    {
        switch (block)
        {
            case Heading heading:
                HeadingBlock.Draw(flow, heading, cover);
                break;
            case Paragraph paragraph:
                TextBlock.Draw(flow, paragraph);
                break;
            case Note note:
                TextBlock.Draw(flow, note);
                break;
            case KeyFigures figures:
                KeyFiguresBlock.Draw(flow, figures);
                break;
            case Chart { Kind: ChartKind.Columns } chart:
                ColumnChart.Draw(flow, chart, report.Culture);
                break;
            case Chart chart:
                BarChart.Draw(flow, chart, report.Culture);
                break;
            case Table table:
                TableBlock.Draw(flow, table, cancellationToken);
                break;
            default:
                throw new InvalidOperationException($"A PDF report has no form for {block.GetType().Name} here.");
        }
    }
}
