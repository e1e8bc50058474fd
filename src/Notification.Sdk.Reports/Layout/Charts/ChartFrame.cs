using System.Globalization;
using Notification.Sdk.Reports.Content;
using Notification.Sdk.Reports.Layout.Text;
using Notification.Sdk.Reports.Pdf;

namespace Notification.Sdk.Reports.Layout.Charts;

/// <summary>The title of a chart and its legend, with the sum of each series.</summary>
internal static class ChartFrame
{
    public const double Swatch = 8;
    private const double Between = 16;

    public static double TitleHeight => Design.Strong.Leading + 4;

    public static void Title(PageFlow flow, Chart chart)
    {
        flow.Canvas.Draw(flow.Typesetter.Line(chart.Title, Design.Strong, Design.TextWidth), Design.Strong, Design.Left, flow.Y);
        flow.Y += TitleHeight;
    }

    public static void Legend(PageFlow flow, Chart chart, CultureInfo culture)
    {
        if (chart.Series.Count < 2)
        {
            return;
        }

        double x = Design.Left;
        foreach (ChartSeries series in chart.Series)
        {
            double sum = Enumerable.Range(0, chart.Categories.Count).Sum(series.Value);
            TextLine line = flow.Typesetter.Line(
                $"{series.Name} {sum.ToString("N0", culture)}", Design.Small, Design.TextWidth - Swatch - 4);
            double width = Swatch + 4 + line.WidthAt(Design.Small) + Between;
            if (x > Design.Left && x + width - Between > Design.Right)
            {
                x = Design.Left;
                flow.Y += Design.Small.Leading + 2;
            }

            Part(flow.Canvas, x, flow.Y + 1.5, Swatch, Swatch, series.Tone);
            flow.Canvas.Draw(line, Design.Small, x + Swatch + 4, flow.Y);
            x += width;
        }

        flow.Y += Design.Small.Leading + 6;
    }

    /// <summary>Draws a part of a column or bar. Its edge sets it off from its neighbours, and a pale one from the
    /// paper.</summary>
    public static void Part(PdfCanvas canvas, double x, double y, double width, double height, Tone tone)
    {
        canvas.Rectangle(x, y, width, height, tone == Tone.Informational ? Design.Quiet : PdfColor.White);
        double edge = Math.Min(Design.Hair, Math.Min(width, height) / 4);
        canvas.Rectangle(x + edge, y + edge, width - (2 * edge), height - (2 * edge), Design.Color(tone));
    }

    /// <summary>Writes a count into its part when there is room for it.</summary>
    public static void Value(PdfCanvas canvas, TextLine line, double x, double y, double width, double height, Tone tone)
    {
        TextStyle style = Design.Small with { Size = 7, Color = Design.On(Design.Color(tone)) };
        if (height >= style.Size + 2 && width >= line.WidthAt(style) + 3)
        {
            canvas.DrawCentred(line, style, x + (width / 2), y + ((height - style.Leading) / 2));
        }
    }
}
