using System.Collections.Concurrent;

namespace Notification.Sdk.Reports.Fonts;

/// <summary>The outlines of the glyphs (OpenType 1.9, loca and glyf). Thread-safe.</summary>
internal sealed class GlyphOutlines
{
    private const int MostDepth = 8;
    private readonly string _file;
    private readonly FontTable _places;
    private readonly FontTable _outlines;
    private readonly bool _isLong;

    // What was found sound; at most one entry a glyph.
    private readonly ConcurrentDictionary<int, bool> _sound = [];

    public GlyphOutlines(string file, FontTables tables, bool isLong, int glyphs)
    {
        _file = file;
        _isLong = isLong;
        _outlines = tables["glyf"];
        _places = tables["loca"].Slice(0, (glyphs + 1L) * (isLong ? 4 : 2));
    }

    /// <summary>The bytes of an outline; none for a blank glyph.</summary>
    public FontTable Read(int glyph)
    {
        long start = Place(glyph);
        return _outlines.Slice(start, Place(glyph + 1) - start);
    }

    /// <summary>Whether a glyph, with all that it is composed of, can be drawn.</summary>
    public bool IsSound(int glyph) => _sound.GetOrAdd(glyph, static (glyph, outlines) =>
    {
        try
        {
            outlines.Walk(glyph, []);
            return true;
        }
        catch (FontFileException)
        {
            return false;
        }
    }, this);

    /// <summary>Whether a glyph leaves the paper white.</summary>
    public bool IsBlank(int glyph) => Read(glyph).Length == 0;

    private void Walk(int glyph, List<int> path)
    {
        if (path.Contains(glyph) || path.Count == MostDepth)
        {
            throw new FontFileException($"The font file '{_file}' is damaged: glyph {glyph} is composed of itself.");
        }

        path.Add(glyph);
        FontTable outline = Read(glyph);
        GlyphOutline.Check(outline);
        foreach (GlyphComponent component in GlyphOutline.Components(outline))
        {
            if (!_sound.GetValueOrDefault(component.Glyph))
            {
                Walk(component.Glyph, path);
            }
        }

        // Remembered at once: a font may use one component many times on each of many levels.
        _sound[glyph] = true;
        path.RemoveAt(path.Count - 1);
    }

    private long Place(int glyph) => _isLong ? _places.U32(4 * glyph) : 2L * _places.U16(2 * glyph);
}
