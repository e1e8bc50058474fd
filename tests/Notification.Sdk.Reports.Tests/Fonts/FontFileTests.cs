using System.Buffers.Binary;
using System.Text;
using Notification.Sdk.Reports.Fonts;
using Notification.Sdk.Reports.Tests.Support;

namespace Notification.Sdk.Reports.Tests.Fonts;

[Collection(nameof(PdfGroup))]
public sealed class FontFileTests
{
    [Theory]
    [InlineData("OTTO", "CFF outlines")]
    [InlineData("wOF2", "packed web font")]
    [InlineData("%PDF", "no TrueType font")]
    public void What_is_no_TrueType_font_is_refused_with_the_reason(string start, string reason)
    {
        byte[] file = [.. Encoding.ASCII.GetBytes(start), .. new byte[60]];
        string message = Assert.Throws<FontFileException>(() => FontFile.Read("logo.otf", file)).Message;
        Assert.Contains("logo.otf", message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_collection_gives_all_its_faces() => Assert.Equal(
        ["WenQuanYi Micro Hei", "WenQuanYi Micro Hei Mono"], FontFolder.Read(PdfTools.Font).Select(face => face.Family));

    [Fact]
    public void A_font_that_may_not_be_embedded_is_refused()
    {
        byte[] restricted = SmallFonts.Replace(SmallFonts.LatinFile, "OS/2", table => [.. table[..8], 0, 2, .. table[10..]]);
        string message = Assert.Throws<FontFileException>(() => SmallFonts.Read(restricted)).Message;
        Assert.Contains("fsType", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_glyph_that_is_composed_of_itself_is_not_drawn()
    {
        // The outline of A becomes one component, the glyph itself; its place and length stay.
        FontFace face = SmallFonts.Read(SmallFonts.LatinFile);
        int glyph = face.GlyphOf('A');
        int at = (int)face.Tables["loca"].U32(4 * glyph);
        byte[] circular = SmallFonts.Replace(SmallFonts.LatinFile, "glyf", table =>
        {
            new byte[] { 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)glyph, 0, 0 }.CopyTo(table, at);
            return table;
        });

        Assert.False(SmallFonts.Read(circular).Outlines.IsSound(glyph));
        Assert.True(SmallFonts.Read(circular).Outlines.IsSound(glyph + 1));
    }

    [Fact]
    public void Many_components_on_many_levels_are_each_looked_at_once()
    {
        // Glyphs 1 to 7 show the next one 200 times each; walked naively, this would take years.
        byte[] outline = new byte[10 + (200 * 6)];
        (outline[0], outline[1]) = (0xFF, 0xFF);
        for (int at = 10; at < outline.Length; at += 6)
        {
            outline[at + 1] = (byte)(at + 6 < outline.Length ? 0x20 : 0);
        }

        byte[] glyf = [.. Enumerable.Range(2, 7).SelectMany(next => Showing(outline, next))];
        byte[] nested = SmallFonts.Replace(SmallFonts.LatinFile, "glyf", _ => glyf);
        FontFace face = SmallFonts.Read(SmallFonts.Replace(nested, "loca", places =>
        {
            for (int glyph = 0; glyph < places.Length / 4; glyph++)
            {
                BinaryPrimitives.WriteInt32BigEndian(places.AsSpan(4 * glyph), Math.Clamp(glyph - 1, 0, 7) * outline.Length);
            }

            return places;
        }));

        Assert.True(face.Outlines.IsSound(1));
    }

    [Fact]
    public void A_font_cut_short_anywhere_is_refused()
    {
        byte[] whole = SmallFonts.LatinFile;
        foreach (int length in Enumerable.Range(0, 100).Select(i => whole.Length * i / 100))
        {
            Assert.Throws<FontFileException>(() => FontFile.Read("cut.ttf", whole.AsMemory(0, length)));
        }
    }

    [Fact]
    public void A_damaged_font_is_refused_or_read_and_never_anything_else()
    {
        var random = new Random(20260309);
        int refused = 0;
        for (int round = 0; round < 3000; round++)
        {
            byte[] file = (byte[])SmallFonts.LatinFile.Clone();

            // Most of the damage goes where the structure is.
            int reach = round % 3 == 0 ? file.Length : 600;
            for (int i = 0; i < 1 + (round % 8); i++)
            {
                file[random.Next(reach)] = (byte)random.Next(256);
            }

            try
            {
                Use(SmallFonts.Read(file));
            }
            catch (FontFileException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 300, 2990);
    }

    private static byte[] Showing(byte[] outline, int glyph)
    {
        byte[] shown = (byte[])outline.Clone();
        for (int at = 10; at < shown.Length; at += 6)
        {
            shown[at + 3] = (byte)glyph;
        }

        return shown;
    }

    private static void Use(FontFace face)
    {
        List<int> glyphs = [0];
        foreach (int character in SmallFonts.Latin.Append(0x4E2D).Append(0x20000).Append(0x10FFFF))
        {
            int glyph = face.GlyphOf(character);
            if (face.Outlines.IsSound(glyph))
            {
                glyphs.Add(glyph);
            }
        }

        FontSubset.Build(face, glyphs);
    }
}
