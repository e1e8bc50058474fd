using System.Diagnostics;

namespace Notification.Sdk.Packaging.Tests.Feed;

/// <summary>Runs the SDK, and the shell, as a person would.</summary>
internal static class Command
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public static Task<string> DotnetAsync(string folder, string arguments, params (string Name, string Value)[] environment) =>
        RunAsync("dotnet", folder, arguments.Split(' '), environment);

    /// <summary>What a program wrote; fails with it unless the program ends well.</summary>
    public static async Task<string> RunAsync(string program, string folder, string[] arguments, params (string Name, string Value)[] environment)
    {
        using var process = Process.Start(Start(program, folder, arguments, environment))!;
        using var limit = new CancellationTokenSource(Longest);
        Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token);
        Task<string> errors = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        string all = await output + await errors;
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{all}");
        return all;
    }

    public static ProcessStartInfo Start(string program, string folder, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
