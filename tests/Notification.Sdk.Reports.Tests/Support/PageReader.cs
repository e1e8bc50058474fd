using System.Diagnostics;
using System.Text.Json;

namespace Notification.Sdk.Reports.Tests.Support;

/// <summary>Chromium with axe, and a JSON schema validator, in Node. Installs what is absent.</summary>
public sealed class PageReader : IAsyncLifetime
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "page");

    // Once for the run: each class has a reader of its own, and what npm installs is one folder.
    private static readonly Lazy<Task> Installed = new(InstallAsync);

    private readonly string _files = Directory.CreateTempSubdirectory("pages").FullName;
    private int _count;

    public Task InitializeAsync() => Installed.Value;

    public Task DisposeAsync()
    {
        Directory.Delete(_files, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>What is wrong with a page: what it loads or runs, and where it shuts readers out.</summary>
    public async Task<IReadOnlyList<string>> FaultsOfPageAsync(Report page) =>
        Faults(await RunAsync("node", "read.mjs", "html", Save(page)));

    /// <summary>What the schema of the package finds wrong with a document.</summary>
    public async Task<IReadOnlyList<string>> FaultsOfJsonAsync(Report document) =>
        Faults(await RunAsync("node", "read.mjs", "json", Path.Combine(Folder, "report-v1.schema.json"), Save(document)));

    private static async Task InstallAsync()
    {
        if (!File.Exists("/usr/bin/chromium"))
        {
            await DebianPackages.InstallAsync("chromium");
        }

        if (!File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json")))
        {
            await RunAsync("npm", "ci", "--no-audit", "--no-fund");
        }
    }

    private static string[] Faults(string output) => JsonSerializer.Deserialize<string[]>(output) ?? [];

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Array.ForEach(arguments, start.ArgumentList.Add);
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        Task<string> faults = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {await faults}");
        return output;
    }

    private string Save(Report report)
    {
        string file = Path.Combine(_files, $"{Interlocked.Increment(ref _count)}-{report.FileName}");
        File.WriteAllBytes(file, report.Content.ToArray());
        return file;
    }
}
