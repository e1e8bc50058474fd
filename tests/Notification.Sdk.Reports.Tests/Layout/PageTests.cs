using System.Globalization;
using System.Text.RegularExpressions;
using Notification.Sdk.Reports.Content;
using Notification.Sdk.Reports.Tests.Support;

namespace Notification.Sdk.Reports.Tests.Layout;

[Collection(nameof(PdfGroup))]
public sealed class PageTests(PdfTools tools)
{
    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    [InlineData("ja")]
    public async Task Nothing_leaves_the_page_and_no_words_overlap(string language)
    {
        byte[] pdf = Pdfs.Write(SampleReport.In(language));
        Assert.Empty(PageWords.Faults(await tools.BoxesAsync(pdf)));
    }

    [Fact]
    public async Task A_tables_headers_stand_on_each_of_its_pages_and_every_row_once()
    {
        byte[] pdf = Pdfs.Write(Pdfs.Report(Pdfs.Table(Rows(200))));
        string[] pages = (await tools.TextAsync(pdf)).TrimEnd('\f').Split('\f');

        Assert.All(pages, page => Assert.Equal(1, Regex.Count(page, "^ *Priority +Finding +Count$", RegexOptions.Multiline)));
        Assert.Equal(Enumerable.Range(0, 200), Numbers(pages, @"(?<=finding-)\d+\b"));
    }

    [Fact]
    public async Task A_row_that_is_taller_than_a_page_goes_on_on_the_next()
    {
        string text = string.Join(' ', Enumerable.Range(1000, 380));
        string beside = string.Concat(Enumerable.Repeat("beside ", 280));
        var table = new Table([new("Narrow", 1), new("Wide", 12)], [[new(text), new(beside)], [new("last"), new("row")]], "");
        string[] pages = (await tools.TextAsync(Pdfs.Write(Pdfs.Report(table)))).TrimEnd('\f').Split('\f');

        Assert.True(pages.Length > 3);
        Assert.All(pages, page => Assert.Contains("Narrow", page, StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(1000, 380), Numbers(pages, @"\b1\d{3}\b"));
        Assert.Contains("last", pages[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_thousand_rows_are_all_there()
    {
        byte[] pdf = Pdfs.Write(Pdfs.Report(new Heading(1, "All"), Pdfs.Table(Rows(10_000))));

        string text = await tools.TextAsync(pdf);
        Assert.Equal(10_000, Regex.Count(text, @"finding-\d+\b"));
        int pages = text.Count(character => character == '\f');
        Assert.Matches($"{pages} ?/ ?{pages}\n", text);
        await tools.CheckAsync(pdf);
    }

    [Fact]
    public void Rows_are_let_go_once_they_are_written()
    {
        WeakReference? first = null;
        bool isAliveLater = true;

        IEnumerable<IReadOnlyList<Cell>> Walk()
        {
            for (int i = 0; i < 3000; i++)
            {
                if (i == 2999)
                {
                    GC.Collect();
                    isAliveLater = first!.IsAlive;
                }

                yield return Row(i, ref first);
            }
        }

        Pdfs.Write(Pdfs.Report(Pdfs.Table(Walk())));
        Assert.False(isAliveLater);
    }

    private static IEnumerable<int> Numbers(string[] pages, string pattern) => Regex.Matches(string.Concat(pages), pattern)
        .Select(match => int.Parse(match.Value, CultureInfo.InvariantCulture));

    private static IReadOnlyList<Cell> Row(int i, ref WeakReference? first)
    {
        Cell[] cells = [new("P1"), new($"finding-{i}"), new("1")];
        first ??= new WeakReference(cells);
        return cells;
    }

    private static IEnumerable<IReadOnlyList<Cell>> Rows(int count)
    {
        WeakReference? none = null;
        return Enumerable.Range(0, count).Select(i => Row(i, ref none));
    }
}
