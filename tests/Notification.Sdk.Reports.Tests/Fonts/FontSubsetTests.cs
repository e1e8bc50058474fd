using Notification.Sdk.Reports.Fonts;
using Notification.Sdk.Reports.Tests.Support;

namespace Notification.Sdk.Reports.Tests.Fonts;

[Collection(nameof(PdfGroup))]
public sealed class FontSubsetTests
{
    private readonly FontFace _whole = FontFolder.Read(PdfTools.Font)[0];

    [Fact]
    public void An_extract_has_the_characters_asked_for_with_their_widths()
    {
        FontFace small = SmallFonts.Read(SmallFonts.With(SmallFonts.Latin.Append('这').Append('の')));

        Assert.All("Az~这の", character =>
        {
            Assert.Equal(_whole.Advance(_whole.GlyphOf(character)), small.Advance(small.GlyphOf(character)));
            Assert.False(small.Outlines.IsBlank(small.GlyphOf(character)));
        });
        Assert.Equal(0, small.GlyphOf('是'));
        Assert.Equal(_whole.Family, small.Family);
    }

    [Fact]
    public void Components_come_along()
    {
        int composite = Enumerable.Range(0x00C0, 0x500)
            .Concat(Enumerable.Range(0x3041, 0x6000))
            .First(character => GlyphOutline.IsComposite(_whole.Outlines.Read(_whole.GlyphOf(character))));
        FontFace small = SmallFonts.Read(SmallFonts.With([composite]));

        int glyph = small.GlyphOf(composite);
        Assert.True(GlyphOutline.IsComposite(small.Outlines.Read(glyph)));
        Assert.All(
            GlyphOutline.Components(small.Outlines.Read(glyph)),
            component => Assert.InRange(component.Glyph, 2, small.Glyphs - 1));
        Assert.True(small.Outlines.IsSound(glyph));
    }

    [Fact]
    public void Checksums_are_those_of_the_tables()
    {
        // OpenType 1.9: the sum over a whole file with its adjustment is a constant.
        byte[] file = SmallFonts.LatinFile;
        uint sum = 0;
        for (int i = 0; i + 4 <= file.Length; i += 4)
        {
            sum = unchecked(sum + System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(i)));
        }

        Assert.Equal(0, file.Length % 4);
        Assert.Equal(0xB1B0AFBA, sum);
    }
}
