using System.Globalization;
using System.Text;
using Notification.Sdk.Reports.Content;

namespace Notification.Sdk.Reports.Html;

/// <summary>Lying bars, one below the other, each with its name before it and its number behind it.</summary>
internal static class SvgBars
{
    private const double Width = 760;
    private const double Left = 250;
    private const double Right = 70;
    private const double Step = 28;
    private const int LongestName = 36;

    public static void Write(StringBuilder html, Chart chart, string id)
    {
        long[] sums = [.. chart.Categories.Select((_, i) => chart.Series.Sum(series => series.Values[i]))];
        long most = Math.Max(1, sums.DefaultIfEmpty(0).Max());
        double height = (Step * Math.Max(1, sums.Length)) + 6;
        html.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-labelledby=\"{id}\">\n");
        SvgPatterns.Define(html, id, chart.Series.Select(series => series.Tone));
        for (int i = 0; i < sums.Length; i++)
        {
            double y = 4 + (Step * i);
            html.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 8}\" y=\"{y + 14}\" text-anchor=\"end\">{HtmlText.Short(chart.Categories[i], LongestName)}</text>");
            double x = Left;
            foreach (ChartSeries series in chart.Series.Where(series => series.Values[i] > 0))
            {
                double part = (Width - Left - Right) * series.Values[i] / most;
                html.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x:0.##}\" y=\"{y}\" width=\"{part:0.##}\" height=\"20\" fill=\"{SvgPatterns.Fill(id, series.Tone)}\" stroke=\"{SvgPatterns.Edge}\" stroke-width=\".6\"/>");
                x += part;
            }

            html.Append(CultureInfo.InvariantCulture, $"<text x=\"{x + 6:0.##}\" y=\"{y + 14}\">{ContentWords.Number(sums[i])}</text>\n");
        }

        html.Append("</svg>\n");
    }
}
