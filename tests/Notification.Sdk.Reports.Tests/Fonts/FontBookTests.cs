using Microsoft.Extensions.Logging.Abstractions;
using Notification.Sdk.Reports.Fonts;
using Notification.Sdk.Reports.Tests.Support;

namespace Notification.Sdk.Reports.Tests.Fonts;

[Collection(nameof(PdfGroup))]
public sealed class FontBookTests
{
    [Fact]
    public void The_first_font_that_has_a_character_shows_it()
    {
        FontFace latin = SmallFonts.Read(SmallFonts.LatinFile);
        FontFace whole = FontFolder.Read(PdfTools.Font)[0];
        var book = new FontBook([latin, whole], () => []);

        Assert.Same(latin, book.Find('A')?.Face);
        Assert.Same(whole, book.Find('这')?.Face);
        Assert.Null(book.Find(0x1F600));
        Assert.True(book.HasEastAsian);
    }

    [Fact]
    public void Other_fonts_are_looked_through_only_when_a_character_is_missing()
    {
        int asked = 0;
        var book = new FontBook([SmallFonts.Read(SmallFonts.LatinFile)], () =>
        {
            asked++;
            return FontFolder.Read(PdfTools.Font);
        });

        Assert.NotNull(book.Find('A'));
        Assert.Equal(0, asked);
        Assert.NotNull(book.Find('这'));
        Assert.NotNull(book.Find('の'));
        Assert.Equal(1, asked);
    }

    [Fact]
    public void A_font_that_leaves_a_letter_white_does_not_have_it()
    {
        // All outlines of this font are empty.
        FontFace white = SmallFonts.Read(SmallFonts.Replace(
            SmallFonts.LatinFile, "loca", table => [.. Enumerable.Repeat(table[^4..], table.Length / 4).SelectMany(place => place)]));
        FontFace good = SmallFonts.Read(SmallFonts.LatinFile);

        Assert.Same(good, new FontBook([white, good], () => []).Find('A')?.Face);
    }

    [Fact]
    public void Without_Latin_letters_nothing_can_be_written_and_the_mend_is_named()
    {
        string message = Assert.Throws<FontFileException>(() => new FontBook([], () => [])).Message;
        Assert.Contains("Notification.Sdk.Reports.Fonts", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_named_file_must_be_good_and_a_folder_must_hold_a_good_one()
    {
        string folder = Directory.CreateTempSubdirectory("fonts").FullName;
        try
        {
            string bad = Path.Combine(folder, "a-bad.ttf");
            File.WriteAllText(bad, "no font at all");
            Assert.Contains(bad, Fault(bad), StringComparison.Ordinal);
            Assert.Contains(folder, Fault(folder), StringComparison.Ordinal);
            Assert.Contains("none.ttf", Fault(Path.Combine(folder, "none.ttf")), StringComparison.Ordinal);

            File.WriteAllBytes(Path.Combine(folder, "good.ttf"), SmallFonts.LatinFile);
            Assert.NotNull(Open(folder).Find('A'));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Fault(string font) => Assert.Throws<FontFileException>(() => Open(font)).Message;

    private static FontBook Open(string font) => new FontLibrary([], NullLogger<FontLibrary>.Instance)
        .Open(new PdfReportOptions { Fonts = { font }, UseSystemFonts = false });
}
