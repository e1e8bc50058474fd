using System.Net.Security;
using System.Text;
using Microsoft.Extensions.Logging;
using Notification.Sdk.Email.Addressing;

namespace Notification.Sdk.Email.Smtp;

/// <summary>A line to the server: commands out, answers in. Not thread-safe: one conversation at a time.</summary>
internal sealed class SmtpConnection : IDisposable
{
    private const string Mask = "********";
    private readonly ILogger _logger;
    private readonly List<string> _secrets = [];
    private Stream _stream;
    private SmtpReplyReader _reader;

    /// <param name="stream">The open stream; disposed with the connection.</param>
    /// <param name="number">What logs call it.</param>
    /// <param name="logger">Gets every line at Trace, without secrets and without content.</param>
    public SmtpConnection(Stream stream, int number, ILogger logger)
    {
        _stream = stream;
        _reader = new SmtpReplyReader(stream);
        _logger = logger;
        Number = number;
    }

    public int Number { get; }

    public bool IsEncrypted { get; private set; }

    /// <summary>Whether the server said something without being asked.</summary>
    public bool HasPending => _reader.HasPending;

    /// <summary>From here on this text appears in no log and no receipt, even when the server repeats it.</summary>
    public void Hide(string secret)
    {
        if (secret.Length > 0)
            _secrets.Add(secret);
    }

    public async ValueTask EncryptAsync(SslClientAuthenticationOptions options, CancellationToken cancellationToken)
    {
        SslStream tls = new(_stream);
        _stream = tls;
        await tls.AuthenticateAsClientAsync(options, cancellationToken).ConfigureAwait(false);
        _reader = new SmtpReplyReader(tls);
        IsEncrypted = true;
    }

    public async ValueTask<SmtpReply> AskAsync(string command, CancellationToken cancellationToken)
    {
        await WriteAsync([command], cancellationToken).ConfigureAwait(false);
        return await ReadAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends several commands in one go.</summary>
    public async ValueTask WriteAsync(IReadOnlyList<string> commands, CancellationToken cancellationToken)
    {
        foreach (string command in commands)
        {
            // Addresses and settings are checked before; this is the last door.
            if (command.AsSpan().IndexOfAny('\r', '\n', '\0') >= 0)
                throw new InvalidOperationException("An SMTP command cannot hold a line end.");
            if (_logger.IsEnabled(LogLevel.Trace))
            {
                string line = Redact(command);
                EmailLog.ClientLine(_logger, Number, line);
            }
        }

        byte[] bytes = Encoding.UTF8.GetBytes(string.Concat(commands.Select(c => c + "\r\n")));
        await WriteBytesAsync(bytes, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask WriteBytesAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await _stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        await _stream.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<SmtpReply> ReadAsync(CancellationToken cancellationToken)
    {
        SmtpReply reply = await _reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (_secrets.Count > 0)
            reply = new SmtpReply(reply.Code, [.. reply.Lines.Select(Redact)]);
        if (_logger.IsEnabled(LogLevel.Trace))
        {
            string line = TextCleaner.Clean($"{reply.CodeText} {string.Join(" | ", reply.Lines)}", 2000);
            EmailLog.ServerReply(_logger, Number, line);
        }

        return reply;
    }

    public void Dispose() => _stream.Dispose();

    private string Redact(string text)
    {
        foreach (string secret in _secrets)
            text = text.Replace(secret, Mask, StringComparison.OrdinalIgnoreCase);
        return text;
    }
}
