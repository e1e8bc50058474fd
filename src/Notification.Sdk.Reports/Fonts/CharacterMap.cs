namespace Notification.Sdk.Reports.Fonts;

/// <summary>From characters to glyphs (OpenType 1.9, cmap).</summary>
internal abstract class CharacterMap
{
    private const int MostSubtables = 256;

    /// <summary>The glyph of a character; 0 for none. A damaged map has no glyph.</summary>
    public abstract int GlyphOf(int character);

    public static CharacterMap Read(string file, FontTable cmap)
    {
        (int Rank, long At) best = (0, 0);
        int count = Math.Min((int)cmap.U16(2), MostSubtables);
        for (int record = 4; record < 4 + (count * 8); record += 8)
        {
            long at = cmap.U32(record + 4);
            int rank = Rank(cmap.U16(record), cmap.U16(record + 2), cmap.From(at).U16(0));
            best = rank > best.Rank ? (rank, at) : best;
        }

        return best.Rank switch
        {
            0 => throw new FontFileException(
                $"The font file '{file}' has no Unicode character map of format 4 or 12: give another font."),
            1 => new SegmentMap(cmap.From(best.At)),
            _ => new GroupMap(cmap.From(best.At)),
        };
    }

    // Windows (3) with 1 for the basic plane and 10 for all; Unicode (0) with 3 and 4.
    private static int Rank(int platform, int encoding, int format) => (platform, encoding, format) switch
    {
        (3, 10, 12) or (0, 4, 12) or (0, 6, 12) => 2,
        (3, 1, 4) or (0, <= 4, 4) => 1,
        _ => 0,
    };
}
