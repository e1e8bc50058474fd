using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Notification.Sdk.Events;
using Notification.Sdk.Reports.Tests.Support;

namespace Notification.Sdk.Reports.Tests.Pdf;

[Collection(nameof(PdfGroup))]
public sealed class PdfReportTests(PdfTools tools)
{
    private static readonly DateTimeOffset To = new(2026, 3, 9, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_verb_adds_a_generator_that_writes_the_events()
    {
        await using ServiceProvider services = Services(options => options.Fonts.Add(PdfTools.Font));
        IReportGenerator generator = Assert.Single(services.GetServices<IReportGenerator>());

        Report report = await generator.GenerateAsync(Request(), CancellationToken.None);

        Assert.Equal("application/pdf", report.ContentType);
        Assert.Equal("vulnerabilities-2026-03-09.pdf", report.FileName);
        await tools.CheckAsync(report.Content.ToArray());
        Assert.Contains("db-1", await tools.TextAsync(report.Content.ToArray()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Unhandled vulnerabilities")]
    [InlineData("zh-CN", "漏洞")]
    [InlineData("ja", "脆弱性")]
    public async Task A_busy_week_is_readable_in_three_languages(string language, string word)
    {
        await using ServiceProvider services = Services(options => options.Fonts.Add(PdfTools.Font));
        IReportGenerator generator = services.GetRequiredService<IReportGenerator>();

        byte[] pdf = (await generator.GenerateAsync(SampleRequest.In(language), CancellationToken.None)).Content.ToArray();

        string text = await tools.TextAsync(pdf);
        Assert.Contains(word, text, StringComparison.Ordinal);
        Assert.Contains("apt-get", text, StringComparison.Ordinal);
        Assert.DoesNotContain("U+", text, StringComparison.Ordinal);
        Assert.Empty(PageWords.Faults(await tools.BoxesAsync(pdf)));
        await tools.CheckAsync(pdf);
        Assert.Equal(pdf, (await generator.GenerateAsync(SampleRequest.In(language), CancellationToken.None)).Content.ToArray());
    }

    [Fact]
    public async Task A_font_that_cannot_be_used_is_a_fault_at_start_that_names_it()
    {
        await using ServiceProvider services = Services(options => options.Fonts.Add("/no/such/font.ttf"));
        string message = Assert.Throws<OptionsValidationException>(
            () => services.GetRequiredService<IOptions<PdfReportOptions>>().Value).Message;
        Assert.Contains("Fonts", message, StringComparison.Ordinal);
        Assert.Contains("/no/such/font.ttf", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_report_stops()
    {
        await using ServiceProvider services = Services(options => options.Fonts.Add(PdfTools.Font));
        IReportGenerator generator = services.GetRequiredService<IReportGenerator>();
        await Assert.ThrowsAsync<OperationCanceledException>(
            async () => await generator.GenerateAsync(Request(), new CancellationToken(canceled: true)));
    }

    private static ServiceProvider Services(Action<PdfReportOptions> configure) =>
        new ServiceCollection().AddLogging().AddSecurityNotifications().AddPdfReports(configure).Services.BuildServiceProvider();

    private static ReportRequest Request() => new(
        "tenant", "vulnerabilities", To.AddDays(-7), To, CultureInfo.GetCultureInfo("en"), TimeZoneInfo.Utc,
        [
            new SecurityEvent { Topic = "vulnerabilities", Severity = Severity.High, Title = "CVE-2026-1", Asset = new Asset("db-1") },
        ]);
}
