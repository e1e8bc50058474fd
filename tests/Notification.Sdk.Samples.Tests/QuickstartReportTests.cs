using Notification.Sdk.Reports.Tests.Support;
using Notification.Sdk.Samples.Tests.Support;
using static Notification.Sdk.Samples.Tests.Support.Quickstarts;

namespace Notification.Sdk.Samples.Tests;

public sealed class QuickstartReportTests(PdfTools tools) : IClassFixture<PdfTools>
{
    [Fact]
    public async Task The_weekly_report_of_the_log_is_written_to_a_file_whose_path_is_printed()
    {
        string folder = Directory.CreateTempSubdirectory("quickstart").FullName;
        string file = Path.Combine(folder, "weekly.pdf");
        using var log = new TempLog([.. Lines.Attack("Mar 12 09"), .. Lines.Attack("Mar 12 11", "web-2")]);
        SampleRun run = await RunAsync(log.Path, "--report", file);
        byte[] pdf = await File.ReadAllBytesAsync(file);
        Directory.Delete(folder, recursive: true);

        Assert.Equal(0, run.ExitCode);
        Assert.EndsWith($"Weekly report    {file}{Environment.NewLine}", run.Output, StringComparison.Ordinal);
        await tools.CheckAsync(pdf);
        string text = await tools.TextAsync(pdf);
        Assert.Contains("2026-03-06 00:00 to 2026-03-13 00:00", text, StringComparison.Ordinal);
        Assert.Contains("latest 10,000 entries", text, StringComparison.Ordinal);
        Assert.Contains("Attacks of the period", text, StringComparison.Ordinal);
        Assert.Contains("203.0.113.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_carries_the_fonts_of_its_package_so_that_chinese_is_read_on_a_machine_without_fonts()
    {
        string folder = Directory.CreateTempSubdirectory("quickstart").FullName;
        string file = Path.Combine(folder, "weekly.pdf");
        using var log = new TempLog(Lines.Attack("Mar 12 09", "服务器"));
        await RunAsync(log.Path, "--report", file);
        byte[] pdf = await File.ReadAllBytesAsync(file);
        Directory.Delete(folder, recursive: true);

        Assert.Contains("服务器", await tools.TextAsync(pdf), StringComparison.Ordinal);
        string[] fonts = (await tools.FontsAsync(pdf)).Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
        Assert.NotEmpty(fonts);
        Assert.All(fonts, font => Assert.Matches(@"^[A-Z]{6}\+NotoSans.* yes yes yes ", font));
    }
}
