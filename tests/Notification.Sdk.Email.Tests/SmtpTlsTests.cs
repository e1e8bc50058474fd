using System.Security.Cryptography.X509Certificates;
using Notification.Sdk.Email.Smtp;
using Notification.Sdk.Email.Tests.Doubles;
using Notification.Sdk.Email.Tests.Wire;

namespace Notification.Sdk.Email.Tests;

/// <summary>Nothing leaves without the protection that was asked for.</summary>
public sealed class SmtpTlsTests : IDisposable
{
    private readonly TestAuthority _authority = new();
    private readonly X509Certificate2 _certificate;

    public SmtpTlsTests() => _certificate = _authority.Issue("mail.test");

    public void Dispose()
    {
        _certificate.Dispose();
        _authority.Dispose();
    }

    [Fact]
    public async Task A_server_without_STARTTLS_gets_no_mail()
    {
        List<string> lines = [];
        await using ScriptedServer server = new(async wire =>
        {
            await wire.GreetAsync("AUTH PLAIN LOGIN");
            lines = wire.Lines;
            await wire.ReadLineAsync();
        });
        MailResult result = await SendAsync(server, With(SmtpSecurity.StartTls));

        Assert.Equal(("starttls", true), (result.Fault?.Code, result.Fault?.Lasting));
        Assert.Single(lines);
    }

    [Fact]
    public async Task Answers_that_come_before_TLS_are_never_taken_for_answers_within_it()
    {
        List<string> lines = [];
        await using ScriptedServer server = new(async wire =>
        {
            await wire.GreetAsync("STARTTLS");
            lines = wire.Lines;
            await wire.AnswerAsync("STARTTLS", "220 ready\r\n250-evil\r\n250 AUTH LOGIN");
            await wire.ReadLineAsync();
        });
        MailResult result = await SendAsync(server, With(SmtpSecurity.StartTls));

        Assert.Equal("starttls", result.Fault?.Code);
        Assert.Contains("Plain text came after STARTTLS", result.Fault?.Detail, StringComparison.Ordinal);
        Assert.Equal("STARTTLS", lines[^1]);
    }

    [Fact]
    public async Task What_is_offered_before_TLS_counts_for_nothing()
    {
        await using ScriptedServer server = new(async wire =>
        {
            await wire.GreetAsync("STARTTLS", "AUTH PLAIN", "SIZE 10", "PIPELINING");
            await wire.AnswerAsync("STARTTLS", "220 ready");
            await wire.EncryptAsync(_certificate);
            await wire.HelloAsync();
            await wire.TakeMessageAsync();
            await wire.HangAsync();
        });
        MailResult result = await SendAsync(server, With(SmtpSecurity.StartTls));

        Assert.Equal(MailStatus.Accepted, result.Replies[0].Status);
    }

    [Fact]
    public async Task A_refused_STARTTLS_is_the_end()
    {
        await using ScriptedServer server = new(async wire =>
        {
            await wire.GreetAsync("STARTTLS");
            await wire.AnswerAsync("STARTTLS", "454 4.7.0 TLS not available");
            await wire.ReadLineAsync();
        });

        Assert.Equal("454", (await SendAsync(server, With(SmtpSecurity.StartTls))).Fault?.Code);
    }

    [Theory]
    [InlineData("the wrong name")]
    [InlineData("an unknown authority")]
    [InlineData("the machine's authorities")]
    public async Task A_certificate_that_does_not_fit_ends_the_conversation(string how)
    {
        using TestAuthority other = new();
        await using ScriptedServer server = new(async wire =>
        {
            try
            {
                await wire.EncryptAsync(_certificate);
                await wire.GreetAsync();
                Assert.Fail("The client went on.");
            }
            catch (System.Security.Authentication.AuthenticationException)
            {
                // The client hung up, as it must.
            }
        });
        MailResult result = await SendAsync(server, smtp =>
        {
            With(SmtpSecurity.ImplicitTls)(smtp);
            if (how == "the wrong name")
                smtp.ServerName = "other.test";
            if (how == "an unknown authority")
                smtp.CaFile = other.CaFile;
            if (how == "the machine's authorities")
                smtp.CaFile = null;
        });

        Assert.Equal(("tls", true), (result.Fault?.Code, result.Fault?.Lasting));
        Assert.Contains("ServerName", result.Fault?.Detail, StringComparison.Ordinal);
        DeliveryReceipt receipt = MailReceipts.Make(result, [Mailbox.Parse("a@x.org")], [], new EmailOptions());
        Assert.Equal(
            (ReceiptStatus.Deferred, "tls", true, false), (receipt.Status, receipt.Code, receipt.NothingSent, receipt.MayHaveArrived));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("pass word")]
    public async Task A_server_that_asks_for_a_certificate_gets_ours(string? password)
    {
        (string certificateFile, string keyFile) = _authority.IssueFiles("client.test", "client", password);
        string? shown = null;
        await using ScriptedServer server = new(async wire =>
        {
            await wire.EncryptAsync(_certificate, wantClientCertificate: true);
            shown = wire.ClientCertificate;
            await wire.GreetAsync();
            await wire.TakeMessageAsync();
            await wire.HangAsync();
        });
        MailResult result = await SendAsync(server, smtp =>
        {
            With(SmtpSecurity.ImplicitTls)(smtp);
            smtp.ClientCertificateFile = certificateFile;
            smtp.ClientCertificateKeyFile = keyFile;
            smtp.ClientCertificateKeyPassword = password;
        });

        Assert.Equal(MailStatus.Accepted, result.Replies[0].Status);
        Assert.Equal("CN=client.test", shown);
    }

    [Fact]
    public async Task A_password_that_does_not_open_our_key_is_a_fault_that_does_not_tell_it()
    {
        (string certificateFile, string keyFile) = _authority.IssueFiles("client.test", "client", "pass word");
        await using ScriptedServer server = new(wire => wire.HangAsync());
        MailResult result = await SendAsync(server, smtp =>
        {
            With(SmtpSecurity.ImplicitTls)(smtp);
            smtp.ClientCertificateFile = certificateFile;
            smtp.ClientCertificateKeyFile = keyFile;
            smtp.ClientCertificateKeyPassword = "planted-wrong";
        });

        Assert.Equal(("tls", true), (result.Fault?.Code, result.Fault?.Lasting));
        Assert.DoesNotContain("planted", result.Fault?.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silent_handshake_is_left_after_the_time_for_it()
    {
        ManualClock time = new();
        TaskCompletionSource begun = new();
        await using ScriptedServer server = new(async wire =>
        {
            await wire.GreetAsync("STARTTLS");
            await wire.AnswerAsync("STARTTLS", "220 ready");
            begun.SetResult();
            await wire.HangAsync();
        });
        using SmtpMailTransport transport = Mails.Transport(server.Port, With(SmtpSecurity.StartTls), time);
        Task<MailResult> sending = transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(), default).AsTask();
        await begun.Task;
        time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal("timeout", (await sending).Fault?.Code);
    }

    private Action<SmtpOptions> With(SmtpSecurity security) => smtp =>
    {
        smtp.Security = security;
        smtp.ServerName = "mail.test";
        smtp.CaFile = _authority.CaFile;
    };

    private static async Task<MailResult> SendAsync(ScriptedServer server, Action<SmtpOptions> change)
    {
        using SmtpMailTransport transport = Mails.Transport(server.Port, change);
        return await transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(), default);
    }
}
