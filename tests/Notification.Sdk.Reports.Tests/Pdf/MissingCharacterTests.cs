using System.Globalization;
using Notification.Sdk.Reports.Content;
using Notification.Sdk.Reports.Tests.Support;

namespace Notification.Sdk.Reports.Tests.Pdf;

[Collection(nameof(PdfGroup))]
public sealed class MissingCharacterTests(PdfTools tools)
{
    [Fact]
    public async Task A_character_that_no_font_has_is_shown_by_its_number_and_told_on_the_cover()
    {
        byte[] pdf = Pdfs.Write(Pdfs.Report(new Cover("Report", "", []), new Paragraph("smile \U0001F600 again")));
        string text = await tools.TextAsync(pdf);
        Assert.Contains("smile [U+1F600] again", text, StringComparison.Ordinal);
        Assert.Contains("No font has these characters", text.Split('\f')[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_font_for_Chinese_the_report_says_so_on_its_first_page_in_English()
    {
        byte[] pdf = Pdfs.Write(SampleReport.In("zh-Hans"), SmallFonts.LatinBook());
        string[] pages = (await tools.TextAsync(pdf)).Split('\f');
        Assert.Contains("No font for Chinese and Japanese was found", pages[0], StringComparison.Ordinal);
        Assert.Contains("[U+", pages[1], StringComparison.Ordinal);
        await tools.CheckAsync(pdf);
    }

    [Fact]
    public async Task Without_a_cover_it_stands_at_the_end()
    {
        byte[] pdf = Pdfs.Write(Pdfs.Report(new Paragraph("\U0001F600")) with { Culture = CultureInfo.GetCultureInfo("ja") });
        Assert.Contains("番号で表示しています", await tools.TextAsync(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_character_comes_from_the_first_font_that_has_it()
    {
        var book = new Notification.Sdk.Reports.Fonts.FontBook(
            [SmallFonts.Read(SmallFonts.LatinFile), SmallFonts.Read(SmallFonts.With("漏洞".Select(c => (int)c)))], () => []);
        byte[] pdf = Pdfs.Write(Pdfs.Report(new Paragraph("fix 漏洞 now")), book);
        Assert.Equal(2, (await tools.FontsAsync(pdf)).Split('\n').Count(line => line.Contains("CID TrueType", StringComparison.Ordinal)));
        Assert.Contains("fix 漏洞 now", await tools.TextAsync(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Characters_that_share_a_glyph_are_still_told_apart_when_copied()
    {
        // The micro sign and the Greek letter look the same.
        byte[] pdf = Pdfs.Write(Pdfs.Report(new Paragraph("a-b \u2010 \u00B5 \u03BC end")));
        string text = await tools.TextAsync(pdf);
        Assert.Contains("\u00B5 \u03BC end", text, StringComparison.Ordinal);
    }
}
