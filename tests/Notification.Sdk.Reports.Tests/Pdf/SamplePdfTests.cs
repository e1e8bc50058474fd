using Notification.Sdk.Reports.Tests.Support;

namespace Notification.Sdk.Reports.Tests.Pdf;

[Collection(nameof(PdfGroup))]
public sealed class SamplePdfTests(PdfTools tools)
{
    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    [InlineData("ja")]
    public async Task A_report_is_sound_and_carries_its_fonts_and_its_text(string language)
    {
        byte[] pdf = Pdfs.Write(SampleReport.In(language));
        SampleWords words = SampleReport.WordsOf(language);

        string check = await tools.CheckAsync(pdf);
        string fonts = await tools.FontsAsync(pdf);
        string text = await tools.TextAsync(pdf);
        string info = await tools.InfoAsync(pdf);

        Assert.Contains("No syntax or stream encoding errors found", check, StringComparison.Ordinal);
        string font = Assert.Single(fonts.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2));
        Assert.Matches("^[A-Z]{6}\\+WenQuanYiMicroHei +CID TrueType +Identity-H +yes yes yes ", font);
        Assert.All(
            (string[])[words.Title, words.Period, .. words.Figures, .. words.Severities, words.Vulnerabilities, words.Empty],
            word => Assert.Contains(word, text, StringComparison.Ordinal));
        Assert.Matches("4 ?/ ?5\n", text);
        Assert.Contains($"Title:           {words.Title}", info, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_report_gives_the_same_bytes() =>
        Assert.Equal(Pdfs.Write(SampleReport.In("ja")), Pdfs.Write(SampleReport.In("ja")));
}
