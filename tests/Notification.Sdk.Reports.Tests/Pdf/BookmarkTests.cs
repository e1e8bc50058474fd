using System.Text.Json;
using Notification.Sdk.Reports.Content;
using Notification.Sdk.Reports.Tests.Support;

namespace Notification.Sdk.Reports.Tests.Pdf;

[Collection(nameof(PdfGroup))]
public sealed class BookmarkTests(PdfTools tools)
{
    [Fact]
    public async Task Headings_are_bookmarks_that_lead_to_their_pages()
    {
        byte[] pdf = Pdfs.Write(Pdfs.Report(
            new Cover("Report", "", []),
            new Heading(1, "概要 (one)"),
            new Heading(2, "part"),
            Pdfs.Table(Enumerable.Range(0, 60).Select<int, IReadOnlyList<Cell>>(i => [new("P1"), new($"{i}"), new("1")])),
            new Heading(1, "two"),
            new Heading(1, "three")));

        using var json = JsonDocument.Parse(await tools.JsonAsync(pdf, "outlines"));
        JsonElement[] outlines = [.. json.RootElement.GetProperty("outlines").EnumerateArray()];
        Assert.Equal(["概要 (one)", "two", "three"], outlines.Select(item => item.GetProperty("title").GetString()));
        Assert.Equal(["part"], outlines[0].GetProperty("kids").EnumerateArray().Select(item => item.GetProperty("title").GetString()));
        Assert.Equal([2, 4, 4], outlines.Select(item => item.GetProperty("destpageposfrom1").GetInt32()));
        string cover = (await tools.TextAsync(pdf)).Split('\f')[0];
        Assert.Matches("概要 \\(one\\) +2\\s+two +4\\s+three +4", cover);
    }

    [Fact]
    public async Task A_report_of_nothing_is_a_page()
    {
        byte[] pdf = Pdfs.Write(Pdfs.Report());
        Assert.Matches("1 ?/ ?1\n", await tools.TextAsync(pdf));
        await tools.CheckAsync(pdf);
    }
}
