using System.Globalization;
using Notification.Sdk.Reports.Content;
using Notification.Sdk.Reports.Layout.Text;
using Notification.Sdk.Reports.Pdf;

namespace Notification.Sdk.Reports.Layout.Charts;

/// <summary>Lying stacked bars: the name before, the total behind each.</summary>
internal static class BarChart
{
    private const double NameWidth = 150;
    private const double TotalWidth = 48;
    private const double Row = 20;
    private const double Bar = 13;

    public static void Draw(PageFlow flow, Chart chart, CultureInfo culture)
    {
        flow.Need(ChartFrame.TitleHeight + (Math.Min(chart.Categories.Count, 8) * Row) + 30);
        ChartFrame.Title(flow, chart);
        double unit = (Design.TextWidth - NameWidth - TotalWidth) / Math.Max(1, chart.Most());
        for (int category = 0; category < chart.Categories.Count; category++)
        {
            flow.Need(Row);
            Draw(flow, chart, category, unit, culture);
            flow.Y += Row;
        }

        flow.Y += 4;
        ChartFrame.Legend(flow, chart, culture);
        flow.Space(12);
    }

    private static void Draw(PageFlow flow, Chart chart, int category, double unit, CultureInfo culture)
    {
        PdfCanvas canvas = flow.Canvas;
        double line = flow.Y + ((Row - Design.Cell.Leading) / 2);
        TextLine name = flow.Typesetter.Line(chart.Categories[category], Design.Cell, NameWidth - 10);
        canvas.Draw(name, Design.Cell, Design.Left, line);
        double x = Design.Left + NameWidth;
        double y = flow.Y + ((Row - Bar) / 2);
        foreach (ChartSeries series in chart.Series.Where(series => series.Value(category) > 0))
        {
            double width = series.Value(category) * unit;
            ChartFrame.Part(canvas, x, y, width, Bar, series.Tone);
            if (chart.Series.Count > 1)
            {
                TextLine value = flow.Typesetter.Line(
                    series.Value(category).ToString("N0", culture), Design.Small, Design.TextWidth);
                ChartFrame.Value(canvas, value, x, y, width, Bar, series.Tone);
            }

            x += width;
        }

        double start = Design.Left + NameWidth;
        canvas.Line(start, flow.Y, start, flow.Y + Row, Design.Hair, Design.Quiet);
        TextLine total = flow.Typesetter.Line(chart.Total(category).ToString("N0", culture), Design.Cell, TotalWidth - 8);
        canvas.Draw(total, Design.Cell, x + 6, line);
    }
}
