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

    [Fact]
    public async Task It_explains_its_settings_and_sends_nothing()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "a.jsonl"), Event + "\n");

        SampleRun run = await RunAsync("--validate");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("every severity: operators by console at once", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("e-1", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_settings_are_explained_by_their_errors_and_an_exit_code()
    {
        SampleRun run = await RunAsync("--SecurityNotifications:Subscriptions:all:Endpoints:0=nobody", "--validate");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("SecurityNotifications:Subscriptions:all:Endpoints: there is no endpoint 'nobody'. Use one of", run.Output, StringComparison.Ordinal);
    }

    private Task<SampleRun> RunAsync(params string[] more) => SampleProcess.RunAsync(
        "Worker",
        [
            "--contentRoot", SampleProcess.FolderOf("Worker"),
            "--Incoming", _folder,
            "--Once", "true",
            "--Database", $"Data Source={Path.Combine(_folder, "notifications.db")}",
            .. more,
        ]);
}
