using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using Notification.Sdk.Email.Tests.Wire;

namespace Notification.Sdk.Email.Tests.Conformance;

/// <summary>A mail server with TLS and AUTH that takes, puts off, refuses, answers nonsense, breaks off and hangs.</summary>
internal sealed class MailCounterpart : IAsyncDisposable
{
    private readonly TestAuthority _authority = new();
    private readonly X509Certificate2 _certificate;
    private readonly ScriptedServer _server;
    private readonly ConcurrentQueue<List<string>> _mails = new();
    private volatile CounterpartAnswer _answer;

    public MailCounterpart()
    {
        _certificate = _authority.Issue("localhost");
        _server = new ScriptedServer(ServeAsync);
    }

    public int Port => _server.Port;

    public string CaFile => _authority.CaFile;

    /// <summary>The content of every mail that was begun; empty when its content was not asked for.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Mails => [.. _mails];

    public bool Prepare(CounterpartAnswer answer)
    {
        _answer = answer;
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _certificate.Dispose();
        _authority.Dispose();
    }

    private async Task ServeAsync(ServerWire wire)
    {
        await wire.EncryptAsync(_certificate);
        await wire.SendAsync("220 test ESMTP\r\n");
        List<string> mail = [];
        bool hasRecipient = false;
        while (true)
        {
            string line = await wire.ReadLineAsync();
            string verb = line.Split(' ', ':')[0].ToUpperInvariant();
            switch (verb)
            {
                case "EHLO":
                    await wire.SendAsync("250-test\r\n250-PIPELINING\r\n250-SIZE 50000000\r\n250 AUTH PLAIN XOAUTH2\r\n");
                    break;
                case "AUTH":
                    await wire.SendAsync("235 2.7.0 welcome\r\n");
                    break;
                case "MAIL":
                    (mail, hasRecipient) = ([], false);
                    _mails.Enqueue(mail);
                    await wire.SendAsync("250 2.1.0 OK\r\n");
                    break;
                case "RCPT":
                    hasRecipient = _answer is not (CounterpartAnswer.Defer or CounterpartAnswer.Reject);
                    await wire.SendAsync(Recipient(_answer));
                    break;
                case "DATA" when hasRecipient:
                    await wire.SendAsync("354 go on\r\n");
                    List<string> content = await wire.ReadContentAsync();
                    lock (mail)
                    {
                        mail.AddRange(content.Select(l => l.StartsWith('.') ? l[1..] : l));
                    }

                    await EndAsync(wire);
                    break;
                default:
                    await wire.SendAsync(verb switch { "DATA" => "554 5.5.1 no recipient\r\n", "QUIT" => "221 bye\r\n", _ => "250 OK\r\n" });
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
                await wire.HangAsync();
                break;
            default:
                await wire.SendAsync(_answer == CounterpartAnswer.Nonsense ? "HTTP/1.1 200 OK\r\n" : "250 2.0.0 queued as 1\r\n");
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
