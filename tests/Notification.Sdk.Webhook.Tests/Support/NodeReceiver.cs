using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Notification.Sdk.Webhook.Tests.Support;

/// <summary>The Node receiver: started once, its packages installed when they are missing. Needs <c>node</c> and
/// <c>npm</c>.</summary>
public sealed class NodeReceiver : IAsyncLifetime
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "receiver");

    private Process? _node;

    public int Port { get; private set; }

    public async Task InitializeAsync()
    {
        if (!File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json")))
        {
            await InstallAsync();
        }

        _node = Start("node", "receive.mjs");
        Port = int.Parse(await ReadLineAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>What the receiver said about the last request.</summary>
    public async Task<JsonElement> VerdictAsync() => JsonDocument.Parse(await ReadLineAsync()).RootElement;

    public async Task DisposeAsync()
    {
        if (_node is { } node)
        {
            node.StandardInput.Close();
            await node.WaitForExitAsync();
            node.Dispose();
        }
    }

    private static async Task InstallAsync()
    {
        using Process npm = Start("npm", "ci --no-audit --no-fund");
        Task<string> faults = npm.StandardError.ReadToEndAsync();
        await npm.StandardOutput.ReadToEndAsync();
        await npm.WaitForExitAsync();
        Assert.True(npm.ExitCode == 0, $"npm ci failed in {Folder}: {await faults}");
    }

    private static Process Start(string program, string arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = program == "npm",
        }) ?? throw new InvalidOperationException($"{program} did not start.");

    private async Task<string> ReadLineAsync() =>
        _node is { } node && await node.StandardOutput.ReadLineAsync() is { } line
            ? line
            : throw new InvalidOperationException("The receiver has ended.");
}
