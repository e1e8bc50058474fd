using Notification.Sdk.Samples.Tests.Support;
using static Notification.Sdk.Samples.Tests.Support.Quickstarts;

namespace Notification.Sdk.Samples.Tests;

public sealed class QuickstartReportTests
{
    [Fact]
    public async Task The_weekly_report_of_the_log_is_written_to_a_file_whose_path_is_printed()
    {
        string folder = Directory.CreateTempSubdirectory("quickstart").FullName;
        string file = Path.Combine(folder, "weekly.html");
        using var log = new TempLog([.. Lines.Attack("Mar 12 09"), .. Lines.Attack("Mar 12 11", "web-2")]);
        SampleRun run = await RunAsync(log.Path, "--report", file);
        string page = await File.ReadAllTextAsync(file);
        Directory.Delete(folder, recursive: true);

        Assert.Equal(0, run.ExitCode);
        Assert.EndsWith($"Weekly report    {file}{Environment.NewLine}", run.Output, StringComparison.Ordinal);
        Assert.Contains("2026-03-06 00:00 to 2026-03-13 00:00", page, StringComparison.Ordinal);
        Assert.Contains("Attacks of the period", page, StringComparison.Ordinal);
        Assert.Contains("203.0.113.", page, StringComparison.Ordinal);
    }
}
