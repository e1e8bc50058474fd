using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Notification.Sdk.Storage.PostgreSql.Tests.Server;

/// <summary>Runs programs. Servers refuse to run as root, so root steps down to the account of PostgreSQL.</summary>
internal static class Tool
{
    private const string Account = "postgres";

    private static bool IsRoot => Environment.UserName == "root";

    public static ProcessStartInfo AsAccount(string program, string[] arguments) => IsRoot
        ? Start("setpriv", [$"--reuid={Account}", $"--regid={Account}", "--init-groups", program, .. arguments])
        : Start(program, arguments);

    public static Task RunAsAccountAsync(string program, params string[] arguments) => RunAsync(AsAccount(program, arguments));

    public static Task RunAsync(string program, params string[] arguments) => RunAsync(Start(program, arguments));

    /// <summary>Makes a file or folder the account's.</summary>
    public static Task GiveAsync(string path) => IsRoot ? RunAsync("chown", "-R", Account, path) : Task.CompletedTask;

    public static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static ProcessStartInfo Start(string program, string[] arguments) =>
        new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };

    private static async Task RunAsync(ProcessStartInfo start)
    {
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} does not start.");
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{start.FileName} {string.Join(' ', start.ArgumentList)}: {errors} {await output}");
    }
}
