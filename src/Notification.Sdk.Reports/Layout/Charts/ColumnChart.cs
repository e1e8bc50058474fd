using System.Globalization;
using Notification.Sdk.Reports.Content;
using Notification.Sdk.Reports.Layout.Text;
using Notification.Sdk.Reports.Pdf;

namespace Notification.Sdk.Reports.Layout.Charts;

/// <summary>Upright stacked columns over a scale; each total stands above its column where there is room.</summary>
internal static class ColumnChart
{
    private const double PlotHeight = 150;
    private const double ScaleWidth = 40;
    private const double WidestColumn = 36;

    public static void Draw(PageFlow flow, Chart chart, CultureInfo culture)
    {
        flow.Need(ChartFrame.TitleHeight + PlotHeight + 60);
        ChartFrame.Title(flow, chart);
        var scale = ChartScale.For(chart.Most());
        double top = flow.Y + 12;
        double bottom = top + PlotHeight;
        double left = Design.Left + ScaleWidth;
        for (int step = 0; step <= scale.Steps; step++)
        {
            double y = bottom - (PlotHeight * step / scale.Steps);
            string text = (scale.Step * step).ToString("N0", culture);
            flow.Canvas.DrawEnding(
                flow.Typesetter.Line(text, Design.Small, ScaleWidth - 6), Design.Small, left - 6, y - (Design.Small.Leading / 2));
            flow.Canvas.Line(left, y, Design.Right, y, Design.Hair, step == 0 ? Design.Quiet : Design.Rule);
        }

        double slot = (Design.Right - left) / Math.Max(1, chart.Categories.Count);
        for (int category = 0; category < chart.Categories.Count; category++)
        {
            Column(flow, chart, category, left + (slot * category), slot, bottom, PlotHeight / scale.Top, culture);
        }

        Names(flow, chart, left, slot, bottom + 4);
        flow.Y = bottom + 4 + Design.Small.Leading + 6;
        ChartFrame.Legend(flow, chart, culture);
        flow.Space(12);
    }

    private static void Column(
        PageFlow flow, Chart chart, int category, double x, double slot, double bottom, double unit, CultureInfo culture)
    {
        PdfCanvas canvas = flow.Canvas;
        double width = Math.Min(WidestColumn, slot * 0.72);
        x += (slot - width) / 2;
        double y = bottom;
        foreach (ChartSeries series in chart.Series.Where(series => series.Value(category) > 0))
        {
            double height = series.Value(category) * unit;
            y -= height;
            ChartFrame.Part(canvas, x, y, width, height, series.Tone);
            TextLine value = flow.Typesetter.Line(series.Value(category).ToString("N0", culture), Design.Small, Design.TextWidth);
            if (chart.Series.Count > 1)
            {
                ChartFrame.Value(canvas, value, x, y, width, height, series.Tone);
            }
        }

        TextLine total = flow.Typesetter.Line(chart.Total(category).ToString("N0", culture), Design.Small, Design.TextWidth);
        double wide = total.WidthAt(Design.Small);
        if (y < bottom && wide <= slot - 1)
        {
            // No line of the scale runs through the number.
            canvas.Rectangle(x + ((width - wide) / 2) - 1, y - 10.5, wide + 2, 8.5, PdfColor.White);
            canvas.DrawCentred(total, Design.Small, x + (width / 2), y - Design.Small.Leading);
        }
    }

    // As many names as fit side by side, at equal distances.
    private static void Names(PageFlow flow, Chart chart, double left, double slot, double y)
    {
        TextLine[] names = [.. chart.Categories.Select(name => flow.Typesetter.Line(name, Design.Small, 70))];
        double widest = names.Select(name => name.WidthAt(Design.Small)).DefaultIfEmpty().Max() + 6;
        int every = Math.Max(1, (int)Math.Ceiling(widest / slot));
        for (int i = 0; i < names.Length; i += every)
        {
            double centre = left + (slot * (i + 0.5));
            double half = names[i].WidthAt(Design.Small) / 2;
            flow.Canvas.DrawCentred(names[i], Design.Small, Math.Clamp(centre, Design.Left + half, Design.Right - half), y);
        }
    }
}
