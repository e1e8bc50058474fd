using System.Diagnostics;
using System.Text;

namespace Notification.Sdk.Packaging.Tests.Feed;

/// <summary>A project outside the tree that is run until the test ends.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _told = new();
    private readonly TaskCompletionSource _listens = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Server(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.Exited += (_, _) => _listens.TrySetException(new InvalidOperationException("It ended before it listened."));
    }

    /// <summary>Runs <c>dotnet</c> with these arguments; ends once a web host says that it listens.</summary>
    public static async Task<Server> StartAsync(string folder, string arguments, params (string Name, string Value)[] environment)
    {
        var server = new Server(new Process { StartInfo = Command.Start("dotnet", folder, arguments.Split(' '), environment), EnableRaisingEvents = true });
        server._process.Start();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        try
        {
            await server._listens.Task.WaitAsync(TimeSpan.FromMinutes(3));
            return server;
        }
        catch (Exception failure)
        {
            await server.DisposeAsync();
            throw new InvalidOperationException($"dotnet {arguments}:\n{server.Told()}", failure);
        }
    }

    /// <summary>Asks again and again until it is so; fails with what the program told.</summary>
    public async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await isSo())
        {
            Assert.False(limit.IsCancellationRequested || _process.HasExited, Told());
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private string Told()
    {
        lock (_told)
        {
            return _told.ToString();
        }
    }

    private void Take(string? line)
    {
        lock (_told)
        {
            _told.AppendLine(line);
        }

        if (line?.Contains("Now listening on", StringComparison.Ordinal) == true)
        {
            _listens.TrySetResult();
        }
    }
}
