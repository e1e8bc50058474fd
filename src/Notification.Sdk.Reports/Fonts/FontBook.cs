namespace Notification.Sdk.Reports.Fonts;

/// <summary>The fonts at hand, the preferred ones first. Thread-safe.</summary>
internal sealed class FontBook
{
    // One character each that only a font for Chinese and one for Japanese has.
    private const int Chinese = '这';
    private const int Japanese = 'の';
    private readonly FontFace[] _faces;
    private readonly FontFace[] _bold;
    private readonly Lazy<FontFace[]> _rest;

    /// <param name="faces">The fonts that are asked first.</param>
    /// <param name="rest">The fonts that are looked for when none of them has a character.</param>
    /// <exception cref="FontFileException">None of them has Latin letters.</exception>
    public FontBook(IEnumerable<FontFace> faces, Func<IEnumerable<FontFace>> rest)
    {
        FontFace[] all = [.. faces];
        _faces = Upright(all);
        _rest = new Lazy<FontFace[]>(() => Upright([.. rest()]));
        if (!_faces.Any(HasLatin))
        {
            _faces = [.. _faces, .. _rest.Value];
        }

        _bold = [.. all.Where(face => face is { IsBold: true, Style.IsItalic: false })];
        if (!_faces.Any(HasLatin))
        {
            throw new FontFileException(
                "No TrueType font with Latin letters was found, and a PDF report carries its fonts: reference the package "
                + "Notification.Sdk.Reports.Fonts and call AddReportFonts, or name a .ttf or .ttc in Fonts, or install one.");
        }
    }

    /// <summary>Whether Chinese and Japanese text can be shown.</summary>
    public bool HasEastAsian => Find(Chinese) is not null && Find(Japanese) is not null;

    /// <summary>The first font that can draw a character.</summary>
    public (FontFace Face, int Glyph)? Find(int character) => Find(_faces, character) ?? Find(_rest.Value, character);

    /// <summary>The bold font of the same family that can draw a character too.</summary>
    public (FontFace Face, int Glyph)? FindBold(FontFace face, int character) =>
        Find(_bold.Where(bold => bold.Family == face.Family), character);

    private static (FontFace Face, int Glyph)? Find(IEnumerable<FontFace> faces, int character)
    {
        foreach (FontFace face in faces)
        {
            int glyph = face.GlyphOf(character);
            if (glyph > 0 && face.Outlines.IsSound(glyph) && (character == ' ' || !face.Outlines.IsBlank(glyph)))
            {
                return (face, glyph);
            }
        }

        return null;
    }

    private static bool HasLatin(FontFace face) =>
        Enumerable.Range(' ', '~' - ' ' + 1).All(character => Find([face], character) is not null);

    // Bold and slanted ones only when there are no others.
    private static FontFace[] Upright(FontFace[] faces) =>
        [.. faces.OrderBy(face => face.Style.IsItalic ? 2 : face.IsBold ? 1 : 0)];
}
