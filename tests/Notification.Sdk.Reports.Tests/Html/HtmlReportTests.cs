using System.Text;
using Notification.Sdk.Reports.Content;
using Notification.Sdk.Reports.Html;
using Notification.Sdk.Reports.Tests.Support;

namespace Notification.Sdk.Reports.Tests.Html;

public sealed class HtmlReportTests(PageReader reader) : IClassFixture<PageReader>
{
    [Theory]
    [InlineData("en", "Unhandled vulnerabilities")]
    [InlineData("zh-CN", "未处理漏洞")]
    [InlineData("ja-JP", "未対応の脆弱性")]
    public async Task A_page_shuts_nobody_out_loads_nothing_and_speaks_the_language(string culture, string word)
    {
        Report page = await MakeAsync(Requests.Week(culture));
        Assert.Contains(word, Encoding.UTF8.GetString(page.Content.Span), StringComparison.Ordinal);
        Assert.Empty(await reader.FaultsOfPageAsync(page));
    }

    [Fact]
    public async Task Hostile_text_does_nothing_but_be_read()
    {
        Report page = await MakeAsync(Requests.Week(text: plain => $"{plain} {string.Concat(Hostile.Texts)}"));
        Assert.Empty(await reader.FaultsOfPageAsync(page));
        Assert.DoesNotContain(Encoding.UTF8.GetString(page.Content.Span), character => character is '\u202E' or '\0' or '\u001B');
    }

    [Fact]
    public async Task Ten_thousand_hostile_texts_open_no_tag_and_close_no_quote()
    {
        var random = new Random(20260310);
        string plain = Encoding.UTF8.GetString((await MakeAsync(Requests.Week(text: _ => "x"))).Content.Span);
        for (int i = 0; i < 400; i++)
        {
            Report page = await MakeAsync(Requests.Week(text: _ => "x" + Hostile.Text(random)));
            string html = Encoding.UTF8.GetString(page.Content.Span);
            Assert.Equal(plain.Count(c => c == '<'), html.Count(c => c == '<'));
            Assert.Equal(plain.Count(c => c == '>'), html.Count(c => c == '>'));
            Assert.Equal(plain.Count(c => c == '"'), html.Count(c => c == '"'));
        }
    }

    [Fact]
    public async Task A_cell_of_a_megabyte_is_cut_and_ten_thousand_rows_are_no_trouble()
    {
        Report page = await MakeAsync(Requests.Week(text: plain => plain + new string('a', 1_000_000)));
        Assert.InRange(page.Content.Length, 1_000, 100_000);
        Report large = await MakeAsync(Requests.Week(more: 10_000));
        Assert.InRange(large.Content.Length, 1_000_000, 10_000_000);
    }

    [Fact]
    public async Task The_same_request_gives_the_same_bytes() => Assert.Equal(
        (await MakeAsync(Requests.Week())).Content.ToArray(), (await MakeAsync(Requests.Week())).Content.ToArray());

    private static ValueTask<Report> MakeAsync(ReportRequest request) =>
        new HtmlReportGenerator(new ReportContent()).GenerateAsync(request, CancellationToken.None);
}
