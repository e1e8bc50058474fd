using System.Globalization;
using System.Text;
using Notification.Sdk.Reports.Content;

namespace Notification.Sdk.Reports.Html;

/// <summary>Upright columns, stacked, with their sums above them.</summary>
internal static class SvgColumns
{
    private const double Width = 760;
    private const double Plot = 200;
    private const double Top = 24;
    private const double Left = 56;
    private const double LegendHeight = 26;
    private const int Lines = 4;
    private const int MostLabels = 16;

    public static void Write(StringBuilder html, Chart chart, string id)
    {
        long[] sums = [.. chart.Categories.Select((_, i) => chart.Series.Sum(series => series.Values[i]))];
        long most = Round(Math.Max(1, sums.DefaultIfEmpty(0).Max()));
        double height = Top + Plot + 24 + LegendHeight + 8;
        html.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-labelledby=\"{id}\">\n");
        SvgPatterns.Define(html, id, chart.Series.Select(series => series.Tone));
        for (int line = 0; line <= Lines; line++)
        {
            double y = Top + Plot - (Plot * line / Lines);
            html.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Left} {y:0.#}H{Width}\" stroke=\"#d0d7de\"/>");
            html.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 6}\" y=\"{y + 4:0.#}\" text-anchor=\"end\">{ContentWords.Number(most * line / Lines)}</text>\n");
        }

        double step = (Width - Left) / Math.Max(1, chart.Categories.Count);
        int every = (chart.Categories.Count + MostLabels - 1) / MostLabels;
        for (int i = 0; i < chart.Categories.Count; i++)
        {
            double center = Left + (step * (i + 0.5));
            Column(html, chart, id, i, center, step * 0.7, most);
            if (i % Math.Max(1, every) == 0)
            {
                html.Append(CultureInfo.InvariantCulture, $"<text x=\"{center:0.#}\" y=\"{Top + Plot + 18}\" text-anchor=\"middle\">{HtmlText.Short(chart.Categories[i], 12)}</text>\n");
            }
        }

        Legend(html, chart, id, Top + Plot + 24 + LegendHeight - 12);
        html.Append("</svg>\n");
    }

    private static void Column(StringBuilder html, Chart chart, string id, int index, double center, double width, long most)
    {
        double y = Top + Plot;
        long sum = 0;
        foreach (ChartSeries series in chart.Series.Where(series => series.Values[index] > 0))
        {
            double part = Plot * series.Values[index] / most;
            y -= part;
            sum += series.Values[index];
            html.Append(CultureInfo.InvariantCulture, $"<rect x=\"{center - (width / 2):0.#}\" y=\"{y:0.##}\" width=\"{width:0.#}\" height=\"{part:0.##}\" fill=\"{SvgPatterns.Fill(id, series.Tone)}\" stroke=\"{SvgPatterns.Edge}\" stroke-width=\".6\"/>\n");
        }

        if (sum > 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"<text x=\"{center:0.#}\" y=\"{y - 4:0.#}\" text-anchor=\"middle\">{ContentWords.Number(sum)}</text>\n");
        }
    }

    private static void Legend(StringBuilder html, Chart chart, string id, double y)
    {
        double x = Left;
        foreach (ChartSeries series in chart.Series)
        {
            html.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"12\" height=\"12\" fill=\"{SvgPatterns.Fill(id, series.Tone)}\" stroke=\"{SvgPatterns.Edge}\" stroke-width=\".6\"/>");
            html.Append(CultureInfo.InvariantCulture, $"<text x=\"{x + 17:0.#}\" y=\"{y + 10:0.#}\">{HtmlText.Short(series.Name, 24)}</text>\n");
            x += 125;
        }
    }

    // The lines stand at whole numbers.
    private static long Round(long most)
    {
        long unit = 1;
        while (unit * 10 <= most)
        {
            unit *= 10;
        }

        long step = Math.Max(1, unit / 2);
        long rounded = (most + step - 1) / step * step;
        return (rounded + Lines - 1) / Lines * Lines;
    }
}
