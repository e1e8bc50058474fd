namespace Notification.Sdk.Reports.Fonts;

/// <summary>A face with TrueType outlines. Lengths are in its own units, <see cref="UnitsPerEm"/> to the em.
/// Thread-safe.</summary>
internal sealed class FontFace
{
    private const int Bold = 600;
    private readonly CharacterMap _characters;
    private readonly FontTable _advances;
    private readonly int _fullMetrics;

    public FontFace(string file, FontTables tables)
    {
        File = file;
        Tables = tables;
        FontTable head = tables["head"];
        FontTable hhea = tables["hhea"];
        UnitsPerEm = head.U16(18);
        Box = (head.S16(36), head.S16(38), head.S16(40), head.S16(42));
        Ascent = hhea.S16(4);
        Descent = hhea.S16(6);
        Glyphs = tables["maxp"].U16(4);
        _fullMetrics = hhea.U16(34);
        _advances = tables["hmtx"];
        Outlines = new GlyphOutlines(file, tables, head.S16(50) != 0, Glyphs);
        _characters = CharacterMap.Read(file, tables["cmap"]);
        (Family, PostScriptName) = FontNames.Read(tables, file);
        Style = FontStyle.Read(tables, head);
        Check();
    }

    public string File { get; }

    public string Family { get; }

    public string PostScriptName { get; }

    public FontStyle Style { get; }

    public bool IsBold => Style.Weight >= Bold;

    public int UnitsPerEm { get; }

    public int Ascent { get; }

    public int Descent { get; }

    public (int Left, int Bottom, int Right, int Top) Box { get; }

    public int Glyphs { get; }

    public GlyphOutlines Outlines { get; }

    public FontTables Tables { get; }

    /// <summary>The glyph of a character; 0 for none.</summary>
    public int GlyphOf(int character)
    {
        int glyph = _characters.GlyphOf(character);
        return glyph < Glyphs ? glyph : 0;
    }

    /// <summary>How far a glyph moves on. The last full metric holds for all glyphs behind it (OpenType 1.9, hmtx).</summary>
    public int Advance(int glyph) => _advances.U16(4 * Math.Min(glyph, _fullMetrics - 1));

    public int LeftBearing(int glyph) => glyph < _fullMetrics
        ? _advances.S16((4 * glyph) + 2)
        : _advances.S16((4 * _fullMetrics) + (2 * (glyph - _fullMetrics)));

    private void Check()
    {
        string? fault = this switch
        {
            { UnitsPerEm: < 16 or > 16384 } => $"is damaged: {UnitsPerEm} units to the em",
            { Glyphs: 0 } => "has no glyphs",
            _ when _fullMetrics == 0 || _fullMetrics > Glyphs => $"is damaged: {_fullMetrics} metrics for {Glyphs} glyphs",
            { Style.MayEmbed: false } => "forbids in its table OS/2 (fsType) to be embedded in part",
            _ => null,
        };
        if (fault is not null)
        {
            throw new FontFileException($"The font file '{File}' {fault}.");
        }

        _advances.Slice(0, (4L * _fullMetrics) + (2L * (Glyphs - _fullMetrics)));
    }
}
