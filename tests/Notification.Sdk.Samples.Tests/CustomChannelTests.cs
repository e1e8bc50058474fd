using Notification.Sdk.Samples.Tests.Support;

namespace Notification.Sdk.Samples.Tests;

public sealed class CustomChannelTests
{
    [Fact]
    public async Task The_event_arrives_by_the_channel_and_the_log_says_so()
    {
        SampleRun run = await SampleProcess.RunAsync("CustomChannel");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Publishing: Accepted.", run.Output, StringComparison.Ordinal);
        Assert.Contains("To the operators:", run.Output, StringComparison.Ordinal);
        Assert.Contains("Suspicious process xmrig", run.Output, StringComparison.Ordinal);
        Assert.Contains("ops: 1 Delivered.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_remembers_what_was_told()
    {
        string folder = Directory.CreateTempSubdirectory("custom-channel").FullName;
        string file = Path.Combine(folder, "notifications.db");
        SampleRun first = await SampleProcess.RunAsync("CustomChannel", "--store", file);
        SampleRun second = await SampleProcess.RunAsync("CustomChannel", "--store", file);
        Directory.Delete(folder, recursive: true);

        Assert.Equal((0, "", 0, ""), (first.ExitCode, first.Error, second.ExitCode, second.Error));
        Assert.Contains("Publishing: Accepted.", first.Output, StringComparison.Ordinal);
        Assert.Contains("Publishing: Suppressed.", second.Output, StringComparison.Ordinal);
        Assert.Contains("ops: 1 Delivered.", second.Output, StringComparison.Ordinal);
    }
}
