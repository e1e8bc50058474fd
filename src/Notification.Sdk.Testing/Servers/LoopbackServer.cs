using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Notification.Sdk.Testing.Servers;

/// <summary>A small HTTP/1.1 server on loopback that can also misbehave: hang, trickle, reset.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    public delegate Task Answer(ReceivedRequest request, Stream stream, Socket socket, CancellationToken cancellationToken);

    private readonly TcpListener _listener;
    private readonly Answer _answer;
    private readonly X509Certificate2? _certificate;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _work = [];
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _accepting;
    private int _connections;

    public LoopbackServer(Answer answer, IPAddress? address = null, X509Certificate2? certificate = null, int port = 0)
    {
        _answer = answer;
        _certificate = certificate;
        _listener = new TcpListener(address ?? IPAddress.Loopback, port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Raised with the number of requests so far.</summary>
    public event Action<int>? Seen;

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Connections => Volatile.Read(ref _connections);

    public ConcurrentQueue<ReceivedRequest> Requests { get; } = new();

    /// <summary>Done when the first request was read.</summary>
    public Task FirstRequest => _first.Task;

    public static LoopbackServer Replying(int status, string headers = "", string body = "") =>
        new((_, stream, _, token) => ReplyAsync(stream, status, headers, body, token));

    public static Task ReplyAsync(Stream stream, int status, string headers, string body, CancellationToken token) =>
        stream.WriteAsync(
            Encoding.UTF8.GetBytes(
                $"HTTP/1.1 {status} Status\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{headers}\r\n{body}"),
            token).AsTask();

    public static Task HangAsync(CancellationToken token) => new TaskCompletionSource().Task.WaitAsync(token);

    public static void Reset(Socket socket)
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _accepting.ConfigureAwait(false);
        _listener.Stop();
        await Task.WhenAll(_work).ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                Socket socket = await _listener.AcceptSocketAsync(_stop.Token).ConfigureAwait(false);
                Interlocked.Increment(ref _connections);
                _work.Add(ServeAsync(socket));
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            using (socket)
            {
                Stream stream = await OpenAsync(socket).ConfigureAwait(false);
                await using ConfiguredAsyncDisposable closing = stream.ConfigureAwait(false);
                while (await RequestReader.ReadAsync(stream, _stop.Token).ConfigureAwait(false) is { } request)
                {
                    Requests.Enqueue(request);
                    _first.TrySetResult();
                    Seen?.Invoke(Requests.Count);
                    await _answer(request, stream, socket, _stop.Token).ConfigureAwait(false);
                }
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException or SocketException
            or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
        }
    }

    private async Task<Stream> OpenAsync(Socket socket)
    {
        var plain = new NetworkStream(socket, ownsSocket: false);
        if (_certificate is null)
        {
            return plain;
        }

        var tls = new SslStream(plain, leaveInnerStreamOpen: false, (_, own, _, _) => own?.Subject is null or "CN=notifier");
        await tls.AuthenticateAsServerAsync(_certificate, clientCertificateRequired: true, checkCertificateRevocation: false).ConfigureAwait(false);
        return tls;
    }
}
