using Notification.Sdk.Reports.Pdf;

namespace Notification.Sdk.Reports.Layout.Text;

internal static class TextPainter
{
    /// <summary>Draws a line; neighbours of one font go together.</summary>
    /// <param name="canvas">Where.</param>
    /// <param name="line">The line.</param>
    /// <param name="style">How it looks.</param>
    /// <param name="x">Its left end.</param>
    /// <param name="top">Its upper edge.</param>
    public static void Draw(this PdfCanvas canvas, TextLine line, TextStyle style, double x, double top)
    {
        ReadOnlySpan<Glyph> glyphs = line.Glyphs.Span;
        Span<ushort> numbers = stackalloc ushort[256];
        while (!glyphs.IsEmpty)
        {
            (int font, bool isThickened) = (glyphs[0].Font, glyphs[0].IsThickened);
            int count = 0;
            int width = 0;
            while (count < glyphs.Length && count < numbers.Length
                && glyphs[count].Font == font && glyphs[count].IsThickened == isThickened)
            {
                numbers[count] = glyphs[count].Number;
                width += glyphs[count++].Width;
            }

            canvas.Text(font, style.Size, isThickened, x, top + style.Baseline, style.Color, numbers[..count]);
            x += width * style.Size / 1000;
            glyphs = glyphs[count..];
        }
    }

    public static void DrawEnding(this PdfCanvas canvas, TextLine line, TextStyle style, double right, double top) =>
        canvas.Draw(line, style, right - line.WidthAt(style), top);

    public static void DrawCentred(this PdfCanvas canvas, TextLine line, TextStyle style, double centre, double top) =>
        canvas.Draw(line, style, centre - (line.WidthAt(style) / 2), top);

    public static double WidthAt(this TextLine line, TextStyle style) => line.Width * style.Size / 1000;
}
