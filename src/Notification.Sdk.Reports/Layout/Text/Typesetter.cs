using System.Text;
using Notification.Sdk.Rendering;
using Notification.Sdk.Reports.Fonts;
using Notification.Sdk.Reports.Pdf;

namespace Notification.Sdk.Reports.Layout.Text;

/// <summary>Makes glyphs of the text of one document. Text is cleaned first, as everywhere: one line without control,
/// bidirectional and invisible characters. A character that no font has becomes its code point in brackets. Not
/// thread-safe.</summary>
internal sealed class Typesetter(FontBook book, PdfDocument document)
{
    private const int MostRemembered = 100_000;
    private const int MostMissing = 1000;
    private const string Ellipsis = "…";
    private readonly Dictionary<(int Character, bool IsBold), Glyph> _glyphs = [];
    private readonly Dictionary<FontFace, int> _fonts = [];
    private readonly SortedSet<int> _missing = [];

    /// <summary>The characters that no font has; the first thousand of them.</summary>
    public IReadOnlyCollection<int> Missing => _missing;

    /// <summary>The whole text in lines of at most this width.</summary>
    public List<TextLine> Lines(string text, TextStyle style, double width, int maxLength) =>
        LineBreaker.Break(Glyphs(text, style, maxLength), width * 1000 / style.Size);

    /// <summary>As many lines as may be; the last one ends with an ellipsis when something is missing.</summary>
    public List<TextLine> Lines(string text, TextStyle style, double width, int maxLength, int maxLines)
    {
        ReadOnlyMemory<Glyph> glyphs = Glyphs(text, style, maxLength);
        List<TextLine> lines = LineBreaker.Break(glyphs, width * 1000 / style.Size);
        if (lines.Count <= maxLines)
        {
            return lines;
        }

        Glyph[] rest = [.. lines.Skip(maxLines - 1).SelectMany(line => line.Glyphs.ToArray())];
        return [.. lines.Take(maxLines - 1), Cut(rest, style, width * 1000 / style.Size)];
    }

    /// <summary>One line, cut with an ellipsis where it is too long.</summary>
    public TextLine Line(string text, TextStyle style, double width)
    {
        List<TextLine> lines = Lines(text, style, width, maxLength: 500, maxLines: 1);
        return lines.Count == 0 ? default : lines[0];
    }

    /// <summary>How wide a text is in one line.</summary>
    public double Width(string text, TextStyle style, int maxLength) =>
        TextLine.Of(Glyphs(text, style, maxLength)).WidthAt(style);

    private TextLine Cut(Glyph[] glyphs, TextStyle style, double width)
    {
        Glyph[] ellipsis = Glyphs(Ellipsis, style, maxLength: 1);
        int most = glyphs.Length;
        double room = width - ellipsis.Sum(glyph => glyph.Width);
        double used = glyphs.Sum(glyph => (double)glyph.Width);
        while (most > 0 && (used > room || glyphs[most - 1].IsSpace))
        {
            used -= glyphs[--most].Width;
        }

        return TextLine.Of((Glyph[])[.. glyphs.AsSpan(0, most), .. ellipsis]);
    }

    private Glyph[] Glyphs(string text, TextStyle style, int maxLength)
    {
        string clean = Cleaner.Clean(text, maxLength).Normalize(NormalizationForm.FormC);
        var glyphs = new List<Glyph>(clean.Length);
        foreach (Rune rune in clean.EnumerateRunes())
        {
            if (Find(rune, style.IsBold) is { } glyph)
            {
                glyphs.Add(glyph);
                continue;
            }

            foreach (char stand in $"[U+{rune.Value:X4}]")
            {
                glyphs.Add(Find(new Rune(stand), style.IsBold)
                    ?? throw new InvalidOperationException("The fonts have no Latin letters."));
            }
        }

        return [.. glyphs];
    }

    private Glyph? Find(Rune rune, bool isBold)
    {
        if (_glyphs.TryGetValue((rune.Value, isBold), out Glyph known))
        {
            return known;
        }

        if (_missing.Contains(rune.Value) || _glyphs.Count == MostRemembered || book.Find(rune.Value) is not { } found)
        {
            return Miss(rune);
        }

        (FontFace Face, int Glyph)? bold = isBold ? book.FindBold(found.Face, rune.Value) : null;
        (FontFace face, int index) = bold ?? found;
        int font = FontOf(face);
        int number = Number(rune, bold is not null, font, index);
        if (number == 0)
        {
            return Miss(rune);
        }

        PdfFont pdf = document.Fonts[font];
        var glyph = new Glyph(
            font, (ushort)number, pdf.Width(index), BreakKinds.Of(rune), IsThickened: isBold && bold is null);
        _glyphs[(rune.Value, isBold)] = glyph;
        return glyph;
    }

    // Thickened glyphs are those of the regular text.
    private int Number(Rune rune, bool isBoldFace, int font, int index) =>
        !isBoldFace
            && (_glyphs.TryGetValue((rune.Value, false), out Glyph other) || _glyphs.TryGetValue((rune.Value, true), out other))
            && other.Font == font
            ? other.Number
            : document.Fonts[font].Add(rune.Value, index);

    private int FontOf(FontFace face)
    {
        if (!_fonts.TryGetValue(face, out int font))
        {
            font = _fonts.Count;
            _fonts[face] = font;
            document.AddFont(face);
        }

        return font;
    }

    private Glyph? Miss(Rune rune)
    {
        if (_missing.Count < MostMissing)
        {
            _missing.Add(rune.Value);
        }

        return null;
    }
}
