using Notification.Sdk.Reports.Content;
using Notification.Sdk.Reports.Layout.Text;
using Notification.Sdk.Reports.Pdf;

namespace Notification.Sdk.Reports.Layout.Blocks;

/// <summary>Numbers side by side, up to four in a row.</summary>
internal static class KeyFiguresBlock
{
    private const int MostInRow = 4;
    private const double Gap = 14;
    private const double RowHeight = 76;

    public static void Draw(PageFlow flow, KeyFigures figures)
    {
        foreach (KeyFigure[] row in figures.Figures.Chunk(MostInRow))
        {
            flow.Need(RowHeight);
            PdfCanvas canvas = flow.Canvas;
            double width = (Design.TextWidth - (Gap * (MostInRow - 1))) / MostInRow;
            for (int i = 0; i < row.Length; i++)
            {
                Draw(canvas, flow.Typesetter, row[i], Design.Left + (i * (width + Gap)), flow.Y, width);
            }

            flow.Y += RowHeight + 8;
        }

        flow.Space(6);
    }

    private static void Draw(PdfCanvas canvas, Typesetter typesetter, KeyFigure figure, double x, double y, double width)
    {
        canvas.Rectangle(x, y, width, RowHeight, Design.Wash);
        canvas.Rectangle(x, y, width, 3, Design.Color(figure.Tone));
        TextLine value = typesetter.Line(figure.Value, Design.Figure, width - 16);
        canvas.Draw(value, Design.Figure, x + 8, y + 8);
        double behind = x + 14 + value.WidthAt(Design.Figure);
        TextLine change = typesetter.Line(figure.Change, Design.Aside, Math.Max(0, x + width - 4 - behind));
        canvas.Draw(change, Design.Aside, behind, y + 22);
        double top = y + 44;
        foreach (TextLine line in typesetter.Lines(figure.Label, Design.Aside, width - 16, Limits.Label, maxLines: 2))
        {
            canvas.Draw(line, Design.Aside, x + 8, top);
            top += Design.Aside.Leading;
        }
    }
}
