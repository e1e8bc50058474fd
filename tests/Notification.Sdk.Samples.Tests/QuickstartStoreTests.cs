using Notification.Sdk.Samples.Tests.Support;
using static Notification.Sdk.Samples.Tests.Support.Quickstarts;

namespace Notification.Sdk.Samples.Tests;

public sealed class QuickstartStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("quickstart").FullName;

    [Fact]
    public async Task In_a_file_the_same_comes_out_as_in_memory()
    {
        using var log = new TempLog([.. Lines.Attack("Mar 12 09"), .. Lines.Attack("Mar 12 23", "web-2"), .. Lines.Attack("Mar 13 09")]);
        string file = Path.Combine(_folder, "notifications.db");

        SampleRun inMemory = await RunAsync(log.Path, "--json", "--hours", "08:00-20:00");
        SampleRun inFile = await RunAsync(log.Path, "--json", "--hours", "08:00-20:00", "--store", file);

        Assert.Equal((0, ""), (inFile.ExitCode, inFile.Error));
        Assert.Equal(inMemory.Output, inFile.Output);
        Assert.True(File.Exists(file));

        SampleRun again = await RunAsync(log.Path, "--store", file);
        Assert.Equal((2, $"--store names '{file}', which exists. Name a new file.{Environment.NewLine}"), (again.ExitCode, again.Error));
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_told_in_one_line()
    {
        using var log = new TempLog(Lines.Attack("Mar 12 09"));
        SampleRun run = await RunAsync(log.Path, "--store", Path.Combine(_folder, "none", "notifications.db"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("does not exist", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
