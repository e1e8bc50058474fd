using Notification.Sdk.Samples.Tests.Support;

namespace Notification.Sdk.Samples.Tests;

/// <summary>What is wrong with the arguments or the log is told in one line, and nothing else is printed.</summary>
public sealed class QuickstartFaultTests
{
    [Theory]
    [InlineData("Unknown option '--jason'. Try --help.", "--jason")]
    [InlineData("--year needs a year from 1970 to 2999.", "--year", "soon")]
    [InlineData("--year needs a year from 1970 to 2999.", "--year")]
    [InlineData("--hours needs a range such as 08:00-20:00.", "--hours")]
    [InlineData("More than one log is given. Name one.", "a.log", "b.log")]
    [InlineData("The path is empty. Name a log.", "")]
    public async Task A_wrong_command_line(string expected, params string[] arguments) =>
        await AssertFaultAsync(expected, arguments);

    [Fact]
    public async Task Wrong_hours_are_told_once() => await AssertFaultAsync(
        "Topics:alerts:Window:Hours: 'banana' is not a range; write HH:mm-HH:mm, such as 08:00-20:00 or 20:00-24:00.",
        "--hours",
        "banana");

    [Theory]
    [InlineData("TZDIR", "/nonexistent")]
    [InlineData("DOTNET_SYSTEM_TIMEZONE_INVARIANT", "1")]
    public async Task Missing_time_zone_data_is_named_with_the_package_to_install(string variable, string value)
    {
        SampleRun run = await SampleProcess.RunAsync("Quickstart", [(variable, value)], []);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("TimeZone: 'Etc/UTC' is not found, for this machine has no time zone data", run.Error, StringComparison.Ordinal);
        Assert.Contains("'tzdata'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory() => await AssertFaultAsync(
        $"'{AppContext.BaseDirectory}' is a directory. Name a log file in it.", AppContext.BaseDirectory);

    [Fact]
    public async Task An_empty_file()
    {
        using var log = new TempLog();
        await AssertFaultAsync($"'{log.Path}' is empty.", log.Path);
    }

    [Fact]
    public async Task A_binary_file()
    {
        string program = typeof(QuickstartFaultTests).Assembly.Location;
        await AssertFaultAsync($"'{program}' is a binary file, not a log.", program);
    }

    // Locked by another: the one way to make a file unreadable that holds for every user of every system.
    [Fact]
    public async Task An_unreadable_file()
    {
        using var log = new TempLog("x");
        await using FileStream locked = new(log.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        SampleRun run = await Quickstarts.RunAsync(log.Path);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"'{log.Path}' cannot be read: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_is_no_fault()
    {
        SampleRun run = await Quickstarts.RunAsync("--help");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("Usage: ", run.Output, StringComparison.Ordinal);
    }

    private static async Task AssertFaultAsync(string expected, params string[] arguments)
    {
        SampleRun run = await Quickstarts.RunAsync(arguments);
        Assert.Equal((2, "", expected + Environment.NewLine), (run.ExitCode, run.Output, run.Error));
    }
}
