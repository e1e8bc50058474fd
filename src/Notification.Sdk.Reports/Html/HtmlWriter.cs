using System.Diagnostics;
using System.Globalization;
using System.Text;
using Notification.Sdk.Reports.Content;

namespace Notification.Sdk.Reports.Html;

/// <summary>Writes a report as a page. It loads nothing and runs nothing: no script, no image, no font, no address but links of ours.</summary>
internal sealed class HtmlWriter(StringBuilder html, ContentWords words)
{
    private int _charts;

    public void Write(ReportDocument document, CancellationToken cancellationToken)
    {
        string title = HtmlText.Of(document.Title);
        html.Append(CultureInfo.InvariantCulture, $"""
            <!doctype html>
            <html lang="{words.Language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="referrer" content="no-referrer">
            <title>{title}</title>
            <style>
            {HtmlStyle.Css}
            </style>
            </head>
            <body>
            <main>

            """);
        foreach (ReportBlock block in document.Blocks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Write(block);
        }

        html.Append("</main>\n</body>\n</html>\n");
    }

    private void Write(ReportBlock block)
    {
        switch (block)
        {
            case Cover cover:
                WriteCover(cover);
                break;
            case Heading heading:
                html.Append(CultureInfo.InvariantCulture, $"<h{heading.Level + 1} dir=\"auto\">{HtmlText.Of(heading.Text)}</h{heading.Level + 1}>\n");
                break;
            case Paragraph paragraph:
                html.Append(CultureInfo.InvariantCulture, $"<p dir=\"auto\">{HtmlText.Of(paragraph.Text)}</p>\n");
                break;
            case Note note:
                html.Append(CultureInfo.InvariantCulture, $"<p class=\"note\" dir=\"auto\">{HtmlText.Of(note.Text)}</p>\n");
                break;
            case KeyFigures figures:
                WriteFigures(figures);
                break;
            case Chart chart:
                WriteChart(chart);
                break;
            case Table table:
                HtmlTable.Write(html, table);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void WriteCover(Cover cover)
    {
        html.Append(CultureInfo.InvariantCulture, $"<header>\n<h1 dir=\"auto\">{HtmlText.Of(cover.Title)}</h1>\n");
        if (cover.Subtitle.Length > 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p dir=\"auto\">{HtmlText.Of(cover.Subtitle)}</p>\n");
        }

        html.Append("<dl class=\"facts\">\n");
        foreach (CoverFact fact in cover.Facts)
        {
            html.Append(CultureInfo.InvariantCulture, $"<dt>{HtmlText.Of(fact.Label)}</dt><dd dir=\"auto\">{HtmlText.Of(fact.Value)}</dd>\n");
        }

        html.Append("</dl>\n</header>\n");
    }

    private void WriteFigures(KeyFigures figures)
    {
        html.Append("<ul class=\"figures\">\n");
        foreach (KeyFigure figure in figures.Figures)
        {
            string change = figure.Change.Length == 0 ? "" : $"<span class=\"change\">{HtmlText.Of(figure.Change)}</span>";
            html.Append(CultureInfo.InvariantCulture, $"""
                <li class="{HtmlTable.ToneClass(figure.Tone)}"><span class="label">{HtmlText.Of(figure.Label)}</span>
                <span class="value">{HtmlText.Of(figure.Value)}</span>{change}</li>

                """);
        }

        html.Append("</ul>\n");
    }

    private void WriteChart(Chart chart)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"chart-{++_charts}");
        html.Append(CultureInfo.InvariantCulture, $"<figure>\n<figcaption id=\"{id}\" dir=\"auto\">{HtmlText.Of(chart.Title)}</figcaption>\n");
        if (chart.Kind == ChartKind.Columns)
        {
            SvgColumns.Write(html, chart, id);
        }
        else
        {
            SvgBars.Write(html, chart, id);
        }

        // The same numbers for who cannot see the picture.
        html.Append(CultureInfo.InvariantCulture, $"<details><summary>{HtmlText.Of(words["chart.numbers"])}</summary>\n");
        HtmlTable.Write(html, new Table(
            [new(words["chart.category"], 2), .. chart.Series.Select(series => new Column(series.Name, 1, IsNumber: true))],
            chart.Categories.Select<string, IReadOnlyList<Cell>>((category, i) =>
                [new(category), .. chart.Series.Select(series => new Cell(ContentWords.Number(series.Values[i])))]),
            ""));
        html.Append("</details>\n</figure>\n");
    }
}
