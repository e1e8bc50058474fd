using System.Text;
using System.Text.Json;
using Notification.Sdk.Reports.Data;
using Notification.Sdk.Reports.Tests.Support;

namespace Notification.Sdk.Reports.Tests.Data;

public sealed class JsonReportTests(PageReader reader) : IClassFixture<PageReader>
{
    [Fact]
    public async Task A_week_and_an_empty_period_keep_to_the_schema_of_the_package()
    {
        Assert.Empty(await reader.FaultsOfJsonAsync(await MakeAsync(Requests.Week())));
        Assert.Empty(await reader.FaultsOfJsonAsync(await MakeAsync(Requests.Empty())));
        Assert.Empty(await reader.FaultsOfJsonAsync(await MakeAsync(Requests.Week() with { OutcomesOfLatest = 10_000 })));
        Assert.NotEmpty(await reader.FaultsOfJsonAsync(await MakeAsync(Requests.Week() with { OutcomesOfLatest = 0 })));
    }

    [Fact]
    public async Task What_the_schema_forbids_is_found()
    {
        string text = Encoding.UTF8.GetString((await MakeAsync(Requests.Week())).Content.Span);
        var wrong = new Report("x.json", "application/json", Encoding.UTF8.GetBytes(text.Replace("\"state\":\"open\"", "\"state\":\"ajar\"", StringComparison.Ordinal)));
        Assert.NotEmpty(await reader.FaultsOfJsonAsync(wrong));
    }

    [Fact]
    public async Task Hostile_text_comes_back_as_text_and_opens_no_tag()
    {
        var random = new Random(11);
        for (int i = 0; i < 400; i++)
        {
            Report file = await MakeAsync(Requests.Week(text: _ => Hostile.Text(random)));
            string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file.Content.Span);
            Assert.DoesNotContain(text, character => character is '<' or '>' or '&' or '\'' or '\u2028');
            using JsonDocument document = JsonDocument.Parse(file.Content);
            Assert.Equal(1, document.RootElement.GetProperty("version").GetInt32());
        }
    }

    private static ValueTask<Report> MakeAsync(ReportRequest request) =>
        new JsonReportGenerator().GenerateAsync(request, CancellationToken.None);
}
