using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Notification.Sdk.Reports.Fonts;
using Notification.Sdk.Reports.Tests.Support;

namespace Notification.Sdk.Reports.Tests.Fonts;

/// <summary>The fonts that the package Notification.Sdk.Reports.Fonts brings along, on a machine without fonts.</summary>
[Collection(nameof(PdfGroup))]
public sealed class PackagedFontTests(PdfTools tools)
{
    [Fact]
    public async Task They_have_what_the_three_languages_need()
    {
        FontBook book = await OpenAsync();
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding("gb2312");
        string chinese = string.Concat(
            from row in Enumerable.Range(0xB0, 0x28)
            from cell in Enumerable.Range(0xA1, 94)
            where row < 0xD7 || cell < 0xFA
            select encoding.GetString([(byte)row, (byte)cell]));
        const string rest = "あぁをんアヴヶー々〜。、「」『』（）：；！？・￥€£–—“”…×−→①ÄÖÜßéèçñøåłžőşğЖюΩµ脆弱性緊急対応検出優先度";

        Assert.Equal(3755, chinese.Length);
        Assert.All((chinese + rest).EnumerateRunes(), rune => Assert.NotNull(book.Find(rune.Value)));
        Assert.True(book.HasEastAsian);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    [InlineData("ja")]
    public async Task A_report_is_whole_with_them_alone(string language)
    {
        byte[] pdf = Pdfs.Write(SampleReport.In(language), await OpenAsync());

        string text = await tools.TextAsync(pdf);
        Assert.Contains(SampleReport.WordsOf(language).Title, text, StringComparison.Ordinal);
        Assert.DoesNotContain("U+", text, StringComparison.Ordinal);
        Assert.Contains("+NotoSans-Bold", await tools.FontsAsync(pdf), StringComparison.Ordinal);
        await tools.CheckAsync(pdf);
    }

    [Fact]
    public void Their_licences_go_along() => Assert.All(
        ["NotoSans-OFL.txt", "NotoSansSC-OFL.txt"],
        file => Assert.Contains(
            "SIL OPEN FONT LICENSE Version 1.1", File.ReadAllText(Path.Combine(SourceFolder(), file)), StringComparison.Ordinal));

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(
        Path.GetDirectoryName(path)!, "../../../src/Notification.Sdk.Reports.Fonts/Files"));

    private static async Task<FontBook> OpenAsync()
    {
        await using ServiceProvider services = new ServiceCollection().AddLogging().AddSecurityNotifications()
            .AddReportFonts()
            .AddPdfReports(options => options.UseSystemFonts = false)
            .Services.BuildServiceProvider();
        return services.GetRequiredService<FontLibrary>().Open(services.GetRequiredService<IOptions<PdfReportOptions>>().Value);
    }
}
