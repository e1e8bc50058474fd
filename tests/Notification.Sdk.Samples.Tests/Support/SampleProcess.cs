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

    // This assembly is at tests/<name>/bin/<configuration>/<framework>, the samples are built likewise.
    private static string ProgramOf(string sample)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        DirectoryInfo root = output.Parent!.Parent!.Parent!.Parent!.Parent!;
        return Path.Combine(root.FullName, "samples", sample, "bin", output.Parent.Name, output.Name, $"{sample}.dll");
    }
}
