using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Notification.Sdk.Email.Tests.Exim;

/// <summary>A real mail server on loopback, with its own folder, ports and authority. Installs the package when it is
/// absent, which needs root and Debian.</summary>
public sealed class EximServer : IAsyncLifetime
{
    public const string User = "user";
    public const string Password = "s3cret-of-the-test";

    private const string Program = "/usr/sbin/exim4";
    private const string Account = "Debian-exim";
    private readonly string _folder = Directory.CreateTempSubdirectory("exim-").FullName;
    private readonly Dictionary<string, string> _fileOf = new(StringComparer.Ordinal);
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
            await DebianPackages.InstallAsync("exim4-daemon-light");
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
            if (!await changed.WaitAsync(TimeSpan.FromSeconds(20)))
                Assert.Fail($"No mail {id} arrived. {Log}");
        }
    }

    /// <summary>Has it answer so until told otherwise: its rules look for a file.</summary>
    public void Answer(EximAnswer answer)
    {
        foreach (EximAnswer other in Enum.GetValues<EximAnswer>())
            File.Delete(Path.Combine(_folder, $"{other}"));
        File.Create(Path.Combine(_folder, $"{answer}")).Dispose();
    }

    /// <summary>All mails that it took since it was started but the first, in order, once all of them are stored. One caller at a
    /// time.</summary>
    internal async Task<IReadOnlyList<IReadOnlyList<string>>> StoredAsync(int skip)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(20));
        using PeriodicTimer look = new(TimeSpan.FromMilliseconds(5));
        IReadOnlyList<string>? taken;
        while ((taken = StoredMails.TakenIn(Log)) is null)
            await look.WaitForNextTickAsync(limit.Token);
        foreach (string file in Directory.GetFiles(NewMail).Except(_fileOf.Values))
            _fileOf.Add(StoredMails.IdOf(file), file);
        return [.. taken.Skip(skip).Select(id => StoredMails.Read(_fileOf[id]))];
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
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
