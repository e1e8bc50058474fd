using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Notification.Sdk.Benchmarks.Channels;

/// <summary>Postfix's load sink, a mail server that takes and forgets. The package is unpacked beside this program when the
/// machine does not have it, since installing it would replace the machine's mail server; that needs Debian or Ubuntu.</summary>
internal sealed class SmtpSink : IDisposable
{
    private const string Installed = "/usr/sbin/smtp-sink";

    private readonly Process _process;

    private SmtpSink(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }

    public static async Task<SmtpSink> StartAsync()
    {
        string folder = File.Exists(Installed) ? "/" : await UnpackAsync(Path.Combine(AppContext.BaseDirectory, "postfix"));
        int port = FreePort();
        string address = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");
        string[] account = Environment.IsPrivilegedProcess ? ["-u", "nobody"] : [];
        var start = new ProcessStartInfo(Path.Join(folder, Installed), [.. account, address, "1000"]);
        start.Environment["LD_LIBRARY_PATH"] = Path.Join(folder, "/usr/lib/postfix");
        Process process = Process.Start(start) ?? throw new InvalidOperationException("smtp-sink does not start.");
        await KnockAsync(process, port);
        return new SmtpSink(process, port);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task<string> UnpackAsync(string folder)
    {
        if (!File.Exists(Path.Join(folder, Installed)))
        {
            Directory.CreateDirectory(folder);
            await RunAsync(folder, "apt-get", "-qq", "download", "postfix");
            await RunAsync(folder, "dpkg", "-x", Directory.GetFiles(folder, "postfix_*.deb").Order().Last(), folder);
        }

        return folder;
    }

    private static async Task RunAsync(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardError = true };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} could not get smtp-sink (try apt-get update): {errors}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // A program tells nobody when it has begun to listen.
    private static async Task KnockAsync(Process process, int port)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var knock = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await knock.WaitForNextTickAsync(limit.Token))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"smtp-sink ended at once with {process.ExitCode}.");

            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
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
