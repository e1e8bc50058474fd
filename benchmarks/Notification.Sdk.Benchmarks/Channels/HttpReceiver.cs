using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Notification.Sdk.Benchmarks.Channels;

/// <summary>The bare minimum of an HTTP/1.1 server: reads a request whole and answers 200. Runs as a process of its own, so
/// that its garbage is not collected at the cost of those who are measured.</summary>
internal sealed class HttpReceiver : IDisposable
{
    public const string Verb = "receive";

    private static readonly byte[] Answer = "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n{\"ok\":true}"u8.ToArray();

    private readonly Process _process;

    private HttpReceiver(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Starts this program again as the receiver.</summary>
    public static async Task<HttpReceiver> StartAsync()
    {
        string[] program = [typeof(HttpReceiver).Assembly.Location, Verb];
        var start = new ProcessStartInfo("dotnet", program) { RedirectStandardInput = true, RedirectStandardOutput = true };
        Process process = Process.Start(start) ?? throw new InvalidOperationException("The receiver does not start.");
        string? port = await process.StandardOutput.ReadLineAsync();
        return new HttpReceiver(process, new Uri($"http://127.0.0.1:{port}/hook"));
    }

    /// <summary>Serves until the input ends, which it does with the process that started it.</summary>
    public static async Task ServeAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Console.WriteLine(((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture));
        _ = AcceptAsync(listener);
        await Console.In.ReadToEndAsync();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task AcceptAsync(TcpListener listener)
    {
        while (true)
            _ = ServeAsync(await listener.AcceptSocketAsync());
    }

    private static async Task ServeAsync(Socket socket)
    {
        using Socket mine = socket;
        mine.NoDelay = true;
        byte[] buffer = new byte[64 * 1024];
        int filled = 0;
        while (true)
        {
            int read = await mine.ReceiveAsync(buffer.AsMemory(filled));
            if (read == 0)
                return;

            filled += read;
            if (IsWhole(buffer.AsSpan(0, filled)))
            {
                await mine.SendAsync(Answer);
                filled = 0;
            }
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> request)
    {
        int head = request.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return false;

        ReadOnlySpan<byte> name = "Content-Length: "u8;
        int at = request[..head].IndexOf(name);
        return at >= 0
            && Utf8Parser.TryParse(request[(at + name.Length)..], out int length, out _)
            && request.Length == head + 4 + length;
    }
}
