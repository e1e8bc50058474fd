using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using Notification.Sdk.Testing.Servers;

namespace Notification.Sdk.Testing;

/// <summary>A mail server in the process and on loopback, with implicit TLS and AUTH, that takes, puts off, refuses, answers nonsense, breaks off
/// and hangs. Keeps every mail. Thread-safe.</summary>
/// <remarks>A client reaches it at <c>127.0.0.1</c> with <c>SmtpSecurity.ImplicitTls</c>, the server name <c>localhost</c> and
/// <see cref="CaFile"/>. Any account is welcome.</remarks>
public sealed class FakeSmtpServer : IAsyncDisposable
{
    private readonly TestAuthority _authority = new();
    private readonly X509Certificate2 _certificate;
    private readonly ScriptedServer _server;
    private readonly ConcurrentQueue<MailBeingReceived> _mails = new();
    private volatile CounterpartAnswer _answer;

    /// <summary>Starts it on a free port.</summary>
    public FakeSmtpServer()
    {
        _certificate = _authority.Issue("localhost");
        _server = new ScriptedServer(ServeAsync);
    }

    /// <summary>The TCP port on 127.0.0.1 at which it listens: a free one, another for each server.</summary>
    public int Port => _server.Port;

    /// <summary>A PEM file of the authority that issued its certificate; gone when the server is.</summary>
    public string CaFile => _authority.CaFile;

    /// <summary>Every mail that was begun, in order, with the parts <c>headers</c> (their names), <c>to</c>, <c>types</c>, <c>subject</c>, <c>text</c> and
    /// <c>html</c>, decoded; without parts when its content was not let through. The key is the Message-ID.</summary>
    public IReadOnlyList<ReceivedMessage> Mails => [.. _mails.Select(mail => mail.Read())];

    /// <summary>Makes it behave from now on; it accepts at first.</summary>
    /// <param name="answer">The mood; it has them all.</param>
    public void Prepare(CounterpartAnswer answer) => _answer = answer;

    /// <summary>Ends all connections and closes the port.</summary>
    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync().ConfigureAwait(false);
        _certificate.Dispose();
        _authority.Dispose();
    }

    private async Task ServeAsync(ServerWire wire)
    {
        await wire.EncryptAsync(_certificate).ConfigureAwait(false);
        await wire.SendAsync("220 test ESMTP\r\n").ConfigureAwait(false);
        MailBeingReceived mail = new();
        bool hasRecipient = false;
        while (true)
        {
            string line = await wire.ReadLineAsync().ConfigureAwait(false);
            string verb = line.Split(' ', ':')[0].ToUpperInvariant();
            switch (verb)
            {
                case "EHLO":
                    await wire.SendAsync("250-test\r\n250-PIPELINING\r\n250-SIZE 50000000\r\n250 AUTH PLAIN XOAUTH2\r\n").ConfigureAwait(false);
                    break;
                case "AUTH":
                    await wire.SendAsync("235 2.7.0 welcome\r\n").ConfigureAwait(false);
                    break;
                case "MAIL":
                    (mail, hasRecipient) = (new(), false);
                    _mails.Enqueue(mail);
                    await wire.SendAsync("250 2.1.0 OK\r\n").ConfigureAwait(false);
                    break;
                case "RCPT":
                    hasRecipient = _answer is not (CounterpartAnswer.Defer or CounterpartAnswer.Reject);
                    await wire.SendAsync(Recipient(_answer)).ConfigureAwait(false);
                    break;
                case "DATA" when hasRecipient:
                    await wire.SendAsync("354 go on\r\n").ConfigureAwait(false);
                    mail.Take(await wire.ReadContentAsync().ConfigureAwait(false));
                    await EndAsync(wire).ConfigureAwait(false);
                    break;
                default:
                    await wire.SendAsync(verb switch { "DATA" => "554 5.5.1 no recipient\r\n", "QUIT" => "221 bye\r\n", _ => "250 OK\r\n" }).ConfigureAwait(false);
                    break;
            }
        }
    }

    private async Task EndAsync(ServerWire wire)
    {
        switch (_answer)
        {
            case CounterpartAnswer.Drop:
                wire.Reset();
                break;
            case CounterpartAnswer.Hang:
                await wire.HangAsync().ConfigureAwait(false);
                break;
            default:
                await wire.SendAsync(_answer == CounterpartAnswer.Nonsense ? "HTTP/1.1 200 OK\r\n" : "250 2.0.0 queued as 1\r\n").ConfigureAwait(false);
                break;
        }
    }

    private static string Recipient(CounterpartAnswer answer) => answer switch
    {
        CounterpartAnswer.Defer => "451 4.7.1 greylisted, come back later\r\n",
        CounterpartAnswer.Reject => "550 5.1.1 no such mailbox\r\n",
        _ => "250 2.1.5 OK\r\n",
    };
}
