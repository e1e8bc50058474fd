using System.Diagnostics;

namespace Notification.Sdk.Storage.Sqlite.Tests.Crashes;

/// <summary>One life of the child process, killed by itself at a step or by us after a while.</summary>
internal static class Child
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Notification.Sdk.Storage.Sqlite.CrashTests.dll");

    /// <param name="file">The store.</param>
    /// <param name="receiver">Who hears it.</param>
    /// <param name="life">The number of this life.</param>
    /// <param name="step">The step and its count; null to be killed from outside.</param>
    /// <param name="linesUntilKill">After how many lines it is killed from outside.</param>
    /// <returns>Whether it was killed, rather than done.</returns>
    public static async Task<bool> LiveAsync(string file, Receiver receiver, int life, string? step, int linesUntilKill)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in new[] { Program, file, $"{receiver.LastEvent}", $"{life * 100}", step }.OfType<string>())
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_TieredPGO"] = "0";
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        int lines = 0;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            receiver.Hear(line, life);
            if (step is null && ++lines == linesUntilKill)
            {
                process.Kill();
            }
        }

        await process.WaitForExitAsync();
        string said = await errors;
        if (said.Length > 0)
        {
            receiver.Faults.Add($"life {life} ({step}): {said}");
        }

        return process.ExitCode == 128 + 9;
    }
}
