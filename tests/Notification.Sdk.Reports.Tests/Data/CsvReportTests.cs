using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Notification.Sdk.Reports.Data;
using Notification.Sdk.Reports.Tests.Support;

namespace Notification.Sdk.Reports.Tests.Data;

public sealed class CsvReportTests
{
    [Fact]
    public async Task A_row_for_each_finding_under_names_that_stay()
    {
        Report file = await MakeAsync(Requests.Week());
        string text = Encoding.UTF8.GetString(file.Content.Span);
        List<List<string>> rows = CsvReader.Read(text[1..], ',');
        Assert.Equal('\uFEFF', text[0]);
        Assert.Equal(("vulnerabilities-2026-03-09.csv", "text/csv; charset=utf-8"), (file.FileName, file.ContentType));
        Assert.Equal(11, rows.Count);
        Assert.Equal(["record", "id", "state", "priority"], rows[0].Take(4));
        Assert.Contains(rows, row => row[2] == "Resolved" && row[^2] == "2026-03-05T08:00:00+08:00");
        Assert.All(rows, row => Assert.Equal(rows[0].Count, row.Count));
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public async Task No_cell_is_a_formula_whatever_separator_the_spreadsheet_believes_in(char separator)
    {
        var random = new Random(7);
        for (int i = 0; i < 500; i++)
        {
            Report file = await MakeAsync(Requests.Week(text: _ => Hostile.Text(random)));
            string text = Encoding.UTF8.GetString(file.Content.Span)[1..];
            Assert.All(CsvReader.Read(text, separator).SelectMany(row => row), NoFormula);
        }
    }

    [Fact]
    public void Any_field_comes_back_with_nothing_but_apostrophes_added() => Prop.ForAll<string>(text =>
    {
        string given = text ?? "";
        var csv = new StringBuilder();
        CsvRow.Write(csv, given, "next");
        List<string> row = Assert.Single(CsvReader.Read(csv.ToString(), ','));
        Assert.Equal("next", row[1]);
        Assert.Equal(given.Replace("'", "", StringComparison.Ordinal), row[0].Replace("'", "", StringComparison.Ordinal));
        NoFormula(row[0]);
    }).Holds();

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("  @SUM(A1)", "  '@SUM(A1)")]
    [InlineData("a;=cmd", "a;'=cmd")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a-b", "a-b")]
    [InlineData("user@example.org", "user@example.org")]
    public void An_apostrophe_makes_a_formula_text_and_leaves_other_text_alone(string text, string expected) =>
        Assert.Equal(expected, CsvRow.Inert(text));

    private static void NoFormula(string cell) =>
        Assert.False(cell.TrimStart() is { Length: > 0 } rest && "=+-@＝＋－＠".Contains(rest[0], StringComparison.Ordinal), cell);

    private static ValueTask<Report> MakeAsync(ReportRequest request) =>
        new CsvReportGenerator().GenerateAsync(request, CancellationToken.None);
}
