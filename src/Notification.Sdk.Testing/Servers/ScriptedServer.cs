using System.Net;
using System.Net.Sockets;

namespace Notification.Sdk.Testing.Servers;

/// <summary>A server on loopback that plays one script for each connection; the last script plays for all that
/// follow.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<ServerWire, Task>[] _scripts;
    private readonly List<Task> _running = [];
    private readonly Task _accepting;
    private int _open;

    public ScriptedServer(params Func<ServerWire, Task>[] scripts)
    {
        _scripts = scripts;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Connections { get; private set; }

    /// <summary>The most connections that were open at once.</summary>
    public int MostOpen { get; private set; }

    /// <summary>Ends all connections and fails when a script did.</summary>
    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting.ConfigureAwait(false);
        await Task.WhenAll(_running).WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System).ConfigureAwait(false);
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket socket;
            try
            {
                socket = await _listener.AcceptSocketAsync().ConfigureAwait(false);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }

            Func<ServerWire, Task> script = _scripts[Math.Min(Connections++, _scripts.Length - 1)];
            MostOpen = Math.Max(MostOpen, Interlocked.Increment(ref _open));
            _running.Add(Task.Run(() => RunAsync(script, socket)));
        }
    }

    private async Task RunAsync(Func<ServerWire, Task> script, Socket socket)
    {
        using ServerWire wire = new(socket);
        try
        {
            await script(wire).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // The client went away, as clients do.
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }
}
