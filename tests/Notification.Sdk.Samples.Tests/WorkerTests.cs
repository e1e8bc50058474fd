using Notification.Sdk.Samples.Tests.Support;

namespace Notification.Sdk.Samples.Tests;

public sealed class WorkerTests : IDisposable
{
    private const string Event = """
        {"id":"e-1","topic":"alerts","kind":"suspicious-process","severity":"High","title":"Suspicious process xmrig","asset":{"id":"web-1"}}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("worker-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_file_is_told_once_whatever_the_number_of_starts()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "a.jsonl"), Event + "\n");

        SampleRun first = await RunAsync();
        SampleRun second = await RunAsync();

        Assert.Contains("e-1 Accepted", first.Output, StringComparison.Ordinal);
        Assert.Contains("e-1 Suppressed same-id", second.Output, StringComparison.Ordinal);
        Assert.Single((first.Output + second.Output).Split('\n'), line => line.Contains("To the operators:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_line_that_is_no_event_is_named_and_the_next_is_read()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "a.jsonl"), "{\"topic\":\n" + Event + "\n");

        SampleRun run = await RunAsync();

        Assert.Contains("a.jsonl:1: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("e-1 Accepted", run.Output, StringComparison.Ordinal);
    }

    private Task<SampleRun> RunAsync() => SampleProcess.RunAsync(
        "Worker",
        "--contentRoot",
        SampleProcess.FolderOf("Worker"),
        "--Incoming",
        _folder,
        "--Once",
        "true",
        "--Database",
        $"Data Source={Path.Combine(_folder, "notifications.db")}");
}
