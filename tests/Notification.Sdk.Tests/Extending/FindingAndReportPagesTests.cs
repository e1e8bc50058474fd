using Microsoft.Extensions.DependencyInjection;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Tests.Architecture;
using Notification.Sdk.Tests.Findings;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Extending;

/// <summary>The examples of the pages about findings and reports are this code, and they work.</summary>
public sealed class FindingAndReportPagesTests
{
    [Theory]
    [InlineData("FindingsPage.cs", "docs/findings.md")]
    [InlineData("ScannerFindings.cs", "docs/findings.md")]
    [InlineData("ReportShelf.cs", "docs/reports-content.md")]
    [InlineData("ReportPage.cs", "docs/reports-content.md")]
    public void An_example_on_the_page_is_the_one_that_is_compiled(string file, string page)
    {
        string code = File.ReadAllText(Path.Combine(SourceTree.Root, "tests/Notification.Sdk.Tests/Extending", file));
        string text = File.ReadAllText(Path.Combine(SourceTree.Root, page));
        Assert.Contains(code[code.IndexOf("public sealed", StringComparison.Ordinal)..], text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_lists_ignores_and_resolves()
    {
        await using var rig = new Rig();
        var page = new FindingsPage(rig.Get<IFindings>());
        await rig.PublishAsync(FindingsTests.Risk("a"));
        await rig.PublishAsync(FindingsTests.Risk("b"));
        IReadOnlyList<Finding> open = await page.OpenAsync(0);

        Assert.Equal(2, open.Count);
        Assert.True(await page.IgnoreAsync(open[0].Id, Rig.Noon.AddDays(1)));
        Assert.True(await page.GoneAsync(open[1].Event));
        Assert.Empty(await page.OpenAsync(0));
    }

    [Fact]
    public async Task A_products_own_findings_are_reported_and_a_report_is_made_when_asked_for()
    {
        var row = new ScannerRow("s-1", "web-1", "CVE-2026-1", "Update it", IsFixed: false, Rig.Noon, Rig.Noon);
        await using var rig = new Rig(build: builder =>
        {
            builder.Services.AddSingleton(new ScannerDatabase(row, row with { Id = "s-2", IsFixed = true }));
            builder.UseFindingSource<ScannerFindings>();
        });
        await rig.RunForAsync(TimeSpan.FromDays(8));
        Assert.Contains(rig.Sent, sent => sent.Delivery.Topic == Topics.Vulnerabilities && sent.Delivery.Edition!.Figures.Open == 1);

        IReports reports = rig.Get<IReports>();
        ReportEdition edition = await reports.GenerateAsync(
            new ReportOrder("overview", Rig.Noon.AddMonths(-1), Rig.Noon) { Topics = [], Sections = [ReportSection.Summary] });
        Assert.Equal("s-1", Assert.Single(edition.First).Id);
        Assert.Equal(edition.Id, Assert.Single(await new ReportPage(reports).LatestAsync()).Id);
    }

    [Fact]
    public async Task A_shelf_keeps_a_document_and_names_its_address()
    {
        var files = new Files();
        var edition = new ReportEdition
        {
            Id = "d-1",
            Tenant = "",
            Topic = "overview",
            Endpoint = "ops",
            From = Rig.Noon,
            To = Rig.Noon,
            MadeAt = Rig.Noon,
        };
        Uri? address = await new ReportShelf(files).LinkAsync(edition, new Report("r.pdf", "application/pdf", default), default);
        Assert.Equal(new Uri("https://console.example.org/reports/d-1/r.pdf"), address);
        Assert.Equal("d-1/r.pdf", files.Saved);
    }

    private sealed class Files : IReportFiles
    {
        public string? Saved { get; private set; }

        public Task SaveAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
        {
            Saved = name;
            return Task.CompletedTask;
        }
    }
}
