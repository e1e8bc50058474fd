using System.Diagnostics;

namespace Notification.Sdk.Samples.Tests.Support;

/// <summary>Runs a sample as a process of its own, as a user does.</summary>
internal static class SampleProcess
{
    public static Task<SampleRun> RunAsync(string sample, params string[] arguments) => RunAsync(sample, [], arguments);

    public static async Task<SampleRun> RunAsync(
        string sample, IReadOnlyCollection<(string Name, string Value)> environment, string[] arguments)
    {
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(host) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(ProgramOf(sample));
        Array.ForEach(arguments, start.ArgumentList.Add);
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new SampleRun(process.ExitCode, await output, await error);
    }

    /// <summary>The folder of a sample's source.</summary>
    public static string FolderOf(string sample) => Path.Combine(Root.FullName, "samples", sample);

    // This assembly is at tests/<name>/bin/<configuration>/<framework>, the samples are built likewise.
    private static DirectoryInfo Output { get; } = new(AppContext.BaseDirectory);

    private static DirectoryInfo Root => Output.Parent!.Parent!.Parent!.Parent!.Parent!;

    private static string ProgramOf(string sample) =>
        Path.Combine(FolderOf(sample), "bin", Output.Parent!.Name, Output.Name, $"{sample}.dll");
}
