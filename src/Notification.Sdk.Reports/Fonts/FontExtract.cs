namespace Notification.Sdk.Reports.Fonts;

/// <summary>A font file of some characters of a font that stands by itself: with its names, its character map (OpenType 1.9,
/// cmap of format 12) and what else programs ask of an installed font.</summary>
internal static class FontExtract
{
    private const int CopiedPost = 32;

    /// <param name="face">The whole font.</param>
    /// <param name="characters">The characters; those that the font has not are passed over.</param>
    public static byte[] Write(FontFace face, IEnumerable<int> characters)
    {
        (int Character, int Glyph)[] kept =
        [
            .. characters.Distinct().Order()
                .Select(character => (Character: character, Glyph: face.GlyphOf(character)))
                .Where(pair => pair.Glyph > 0),
        ];
        return FontSubset.Build(
            face,
            kept.Select(pair => pair.Glyph).Prepend(0),
            ("cmap", Map([.. kept.Select(pair => pair.Character)])),
            ("name", face.Tables["name"].Bytes.ToArray()),
            ("OS/2", face.Tables["OS/2"].Bytes.ToArray()),
            ("post", Post(face.Tables["post"])));
    }

    // The glyphs stand in the order of their characters, from 1 on.
    private static byte[] Map(int[] characters)
    {
        List<(int First, int Last, int Glyph)> groups = [];
        for (int i = 0; i < characters.Length; i++)
        {
            if (groups.Count > 0 && groups[^1].Last == characters[i] - 1)
            {
                groups[^1] = groups[^1] with { Last = characters[i] };
            }
            else
            {
                groups.Add((characters[i], characters[i], i + 1));
            }
        }

        using var map = new MemoryStream();
        foreach (int half in new[] { 0, 1, 3, 10, 0, 12, 12, 0 })
        {
            map.WriteU16(half);
        }

        map.WriteU32(16 + (12 * groups.Count));
        map.WriteU32(0);
        map.WriteU32(groups.Count);
        foreach ((int first, int last, int glyph) in groups)
        {
            map.WriteU32(first);
            map.WriteU32(last);
            map.WriteU32(glyph);
        }

        return map.ToArray();
    }

    // Version 3: glyphs have no names.
    private static byte[] Post(FontTable post)
    {
        byte[] table = post.Span(0, CopiedPost).ToArray();
        (table[0], table[1], table[2], table[3]) = (0, 3, 0, 0);
        return table;
    }
}
