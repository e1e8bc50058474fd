using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Notification.Sdk.Testing.Servers;

/// <summary>The server's end of one connection, in the hands of a test's script.</summary>
internal sealed class ServerWire(Socket socket) : IDisposable
{
    private readonly List<byte> _read = [];
    private int _at;
    private Stream _stream = new NetworkStream(socket, ownsSocket: true);

    public List<string> Lines { get; } = [];

    /// <summary>Whether the client has sent more than was read.</summary>
    public bool HasMore => _read.Count > _at || socket.Available > 0;

    public async Task<string> ReadLineAsync()
    {
        while (true)
        {
            int end = _read.IndexOf((byte)'\n', _at);
            if (end >= 0)
            {
                string line = Encoding.UTF8.GetString([.. _read[_at..end]]).TrimEnd('\r');
                _at = end + 1;
                Lines.Add(line);
                return line;
            }

            _read.RemoveRange(0, _at);
            _at = 0;
            byte[] buffer = new byte[64 * 1024];
            int read = await _stream.ReadAsync(buffer).ConfigureAwait(false);
            if (read == 0)
                throw new EndOfStreamException();
            _read.AddRange(buffer.AsSpan(0, read));
        }
    }

    public async Task SendAsync(string text) => await _stream.WriteAsync(Encoding.UTF8.GetBytes(text)).ConfigureAwait(false);

    /// <summary>Waits for a command and answers it.</summary>
    public async Task<string> AnswerAsync(string expected, string answer)
    {
        string line = await ReadLineAsync().ConfigureAwait(false);
        if (!line.StartsWith(expected, StringComparison.Ordinal))
            throw new InvalidDataException($"Expected {expected}, and there came {line}");
        if (answer.Length > 0)
            await SendAsync(answer + "\r\n").ConfigureAwait(false);
        return line;
    }

    /// <summary>Greets, and answers EHLO with these offers.</summary>
    public async Task GreetAsync(params string[] offers)
    {
        await SendAsync("220 test ESMTP\r\n").ConfigureAwait(false);
        await HelloAsync(offers).ConfigureAwait(false);
    }

    public async Task HelloAsync(params string[] offers)
    {
        string[] lines = ["test", .. offers];
        await AnswerAsync(
            "EHLO ", string.Join("\r\n", lines.Select((l, i) => $"250{(i == lines.Length - 1 ? ' ' : '-')}{l}"))).ConfigureAwait(false);
    }

    /// <summary>Takes one message, from MAIL on.</summary>
    public async Task<List<string>> TakeMessageAsync(int recipients = 1)
    {
        await AnswerAsync("MAIL FROM:<", "250 OK").ConfigureAwait(false);
        for (int i = 0; i < recipients; i++)
            await AnswerAsync("RCPT TO:<", "250 OK").ConfigureAwait(false);
        return await TakeContentAsync().ConfigureAwait(false);
    }

    public async Task<List<string>> TakeContentAsync(string answer = "250 2.0.0 queued as 1")
    {
        await AnswerAsync("DATA", "354 go on").ConfigureAwait(false);
        List<string> content = await ReadContentAsync().ConfigureAwait(false);
        if (answer.Length > 0)
            await SendAsync(answer + "\r\n").ConfigureAwait(false);
        return content;
    }

    public async Task<List<string>> ReadContentAsync()
    {
        List<string> content = [];
        string line;
        while ((line = await ReadLineAsync().ConfigureAwait(false)) != ".")
            content.Add(line);
        return content;
    }

    public async Task EncryptAsync(X509Certificate2 certificate, bool wantClientCertificate = false)
    {
        SslStream tls = new(_stream, false, (_, presented, _, _) => presented is not null || !wantClientCertificate);
        _stream = tls;
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
        {
            ServerCertificate = certificate,
            ClientCertificateRequired = wantClientCertificate,
        }).ConfigureAwait(false);
        ClientCertificate = tls.RemoteCertificate?.Subject;
    }

    public string? ClientCertificate { get; private set; }

    /// <summary>Drops the connection as a crash does.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    /// <summary>Says nothing until the client has gone.</summary>
    public async Task HangAsync()
    {
        byte[] buffer = new byte[4096];
        while (await _stream.ReadAsync(buffer).ConfigureAwait(false) > 0)
        {
        }
    }

    public void Dispose() => _stream.Dispose();
}
