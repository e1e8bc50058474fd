using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Notification.Sdk.Email.Tests.Wire;

namespace Notification.Sdk.Email.Tests.Exim;

/// <summary>A real mail server on loopback, with its own folder, ports and authority. Installs the package when it is
/// absent, which needs root and Debian.</summary>
public sealed class EximServer : IAsyncLifetime
{
    private const string Program = "/usr/sbin/exim4";
    private const string Account = "Debian-exim";
    private readonly string _folder = Directory.CreateTempSubdirectory("exim-").FullName;
    private Process? _exim;

    public int Port { get; } = FreePort();

    public int TlsPort { get; } = FreePort();

    public string CaFile => Path.Combine(_folder, "ca.pem");

    public string Log => string.Concat(Directory.GetFiles(Path.Combine(_folder, "log")).Select(File.ReadAllText));

    private string NewMail => Path.Combine(_folder, "mail", "new");

    public async Task InitializeAsync()
    {
        if (!File.Exists(Program))
        {
            await RunAsync("apt-get", "update", "-qq");
            await RunAsync("apt-get", "install", "-y", "-qq", "--no-install-recommends", "exim4-daemon-light");
        }

        foreach (string name in new[] { "spool", "log", "mail/new", "mail/tmp", "mail/cur" })
            Directory.CreateDirectory(Path.Combine(_folder, name));
        using TestAuthority authority = new();
        (string certificate, string key) = authority.IssueFiles("localhost", "server");
        File.Copy(authority.CaFile, CaFile);
        File.Copy(certificate, Path.Combine(_folder, "server.pem"));
        File.Copy(key, Path.Combine(_folder, "server.key"));
        string template = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Exim", "exim.conf.in"));
        string configuration = Path.Combine(_folder, "exim.conf");
        await File.WriteAllTextAsync(configuration, template
            .Replace("@DIR@", _folder, StringComparison.Ordinal)
            .Replace("@PORT@", $"{Port}", StringComparison.Ordinal)
            .Replace("@TLSPORT@", $"{TlsPort}", StringComparison.Ordinal)
            .Replace("@USER@", Account, StringComparison.Ordinal));
        await RunAsync("chown", "-R", $"{Account}:{Account}", _folder);

        // Exim refuses a configuration that anybody but root may write.
        await RunAsync("chown", "root:root", configuration);
        _exim = Process.Start(new ProcessStartInfo(Program, ["-C", configuration, "-bdf"]));
        await WaitForPortAsync(Port);
        await WaitForPortAsync(TlsPort);
    }

    public async Task DisposeAsync()
    {
        if (_exim is not null)
        {
            _exim.Kill(entireProcessTree: true);
            await _exim.WaitForExitAsync();
            _exim.Dispose();
        }

        Directory.Delete(_folder, true);
    }

    /// <summary>The stored mails with this Message-ID, once there are as many as expected.</summary>
    internal async Task<string[]> MailsAsync(string id, int count = 1)
    {
        using FileSystemWatcher watcher = new(NewMail);
        using SemaphoreSlim changed = new(0);
        watcher.Created += (_, _) => changed.Release();
        watcher.Renamed += (_, _) => changed.Release();
        watcher.EnableRaisingEvents = true;
        while (true)
        {
            string[] found = [.. Directory.GetFiles(NewMail).Where(f => Holds(f, $"<{id}"))];
            if (found.Length >= count)
                return found;
            bool arrived = await changed.WaitAsync(TimeSpan.FromSeconds(20));
            Assert.True(arrived, $"No mail {id} arrived. {Log[^Math.Min(Log.Length, 1000)..]}");
        }
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        ProcessStartInfo start =
            new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using Process process =
            Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {errors} {await output}");
    }

    private static bool Holds(string file, string text) =>
        File.ReadAllText(file).Contains(text, StringComparison.Ordinal);

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>A program tells nobody when it has begun to listen: knock until somebody opens.</summary>
    private async Task WaitForPortAsync(int port)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(20));
        using PeriodicTimer knock = new(TimeSpan.FromMilliseconds(20));
        while (await knock.WaitForNextTickAsync(limit.Token))
        {
            Assert.False(_exim?.HasExited, $"exim4 ended at once. {Log}");
            using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, port, limit.Token);
                return;
            }
            catch (SocketException)
            {
                // Not yet.
            }
        }
    }
}
