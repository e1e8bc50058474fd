using System.Buffers;
using System.Buffers.Text;

namespace Notification.Sdk.Reports.Pdf;

/// <summary>Draws on a page, by operators of its content stream (ISO 32000-1, 8 and 9). Lengths are points, 72 to the inch,
/// and go right and down from the upper left corner.</summary>
internal sealed class PdfCanvas(double height)
{
    // How much a letter is thickened to look bold, of its size.
    private const double BoldStroke = 0.028;
    private readonly ArrayBufferWriter<byte> _content = new(16 * 1024);
    private PdfColor? _fill;
    private PdfColor? _stroke;

    public ReadOnlySpan<byte> Content => _content.WrittenSpan;

    public void Rectangle(double x, double y, double width, double height1, PdfColor color)
    {
        Fill(color);
        Number(x);
        Number(height - y - height1);
        Number(width);
        Number(height1);
        Operator("re f\n"u8);
    }

    public void Line(double fromX, double fromY, double toX, double toY, double width, PdfColor color)
    {
        Stroke(color);
        Number(width);
        Operator("w "u8);
        Number(fromX);
        Number(height - fromY);
        Operator("m "u8);
        Number(toX);
        Number(height - toY);
        Operator("l S\n"u8);
    }

    /// <summary>Shows glyphs (9.4.3).</summary>
    /// <param name="font">Its place among the document's fonts.</param>
    /// <param name="size">The size.</param>
    /// <param name="isThickened">Whether they look bold although the font is not.</param>
    /// <param name="x">Where the first one starts.</param>
    /// <param name="y">The line on which they stand.</param>
    /// <param name="color">Their colour.</param>
    /// <param name="numbers">The numbers that <see cref="PdfFont"/> gave.</param>
    public void Text(int font, double size, bool isThickened, double x, double y, PdfColor color, ReadOnlySpan<ushort> numbers)
    {
        Fill(color);
        if (isThickened)
        {
            Stroke(color);
            Number(size * BoldStroke);
            Operator("w 2 Tr "u8);
        }

        Operator("BT /F"u8);
        Number(font);
        Number(size);
        Operator("Tf "u8);
        Number(x);
        Number(height - y);
        Operator("Td <"u8);
        foreach (ushort number in numbers)
        {
            Utf8Formatter.TryFormat(number, _content.GetSpan(4), out int written, new StandardFormat('X', 4));
            _content.Advance(written);
        }

        Operator("> Tj ET\n"u8);
        if (isThickened)
        {
            Operator("0 Tr\n"u8);
        }
    }

    /// <summary>Draws what the document keeps under a name (8.10), with its origin here.</summary>
    public void Form(ReadOnlySpan<byte> name, double x, double y)
    {
        Operator("q 1 0 0 1 "u8);
        Number(x);
        Number(height - y);
        Operator("cm /"u8);
        Operator(name);
        Operator(" Do Q\n"u8);
    }

    private void Fill(PdfColor color)
    {
        if (_fill != color)
        {
            _fill = color;
            Color(color);
            Operator("rg\n"u8);
        }
    }

    private void Stroke(PdfColor color)
    {
        if (_stroke != color)
        {
            _stroke = color;
            Color(color);
            Operator("RG\n"u8);
        }
    }

    private void Color(PdfColor color)
    {
        Number(color.Red / 255.0);
        Number(color.Green / 255.0);
        Number(color.Blue / 255.0);
    }

    private void Operator(ReadOnlySpan<byte> text) => _content.Write(text);

    private void Number(double value)
    {
        double rounded = Math.Round(value, 2) + 0.0;
        Utf8Formatter.TryFormat((decimal)rounded, _content.GetSpan(32), out int written);
        _content.Advance(written);
        _content.Write(" "u8);
    }
}
