using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MimeKit;
using Notification.Sdk.Email.Tests.Doubles;
using Notification.Sdk.Email.Tests.Wire;

namespace Notification.Sdk.Email.MailKit.Tests;

/// <summary>Reuse of connections, tokens, and what only MailKit can do.</summary>
public sealed class SessionTests
{
    [Fact]
    public async Task A_connection_carries_one_message_after_the_other_until_it_has_had_enough()
    {
        await using ScriptedServer server = new(async wire =>
        {
            await wire.GreetAsync("PIPELINING");
            await wire.TakeMessageAsync();
            await wire.AnswerAsync("RSET", "250 ok");
            await wire.TakeMessageAsync();
            await wire.AnswerAsync("QUIT", "221 bye");
        });
        using MailKitMailTransport transport =
            Mails.Transport(server.Port, smtp => smtp.MaxMessagesPerConnection = 2);

        for (int i = 0; i < 4; i++)
        {
            MailResult result = await transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(), default);
            Assert.Equal(MailStatus.Accepted, result.Replies[0].Status);
        }

        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public async Task A_connection_that_the_server_gave_up_is_replaced()
    {
        await using ScriptedServer server = new(async wire =>
        {
            await wire.GreetAsync();
            await wire.TakeMessageAsync();
        });
        using MailKitMailTransport transport = Mails.Transport(server.Port);

        for (int i = 0; i < 3; i++)
        {
            MailResult result = await transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(), default);
            Assert.Equal(MailStatus.Accepted, result.Replies[0].Status);
        }

        Assert.Equal(3, server.Connections);
    }

    [Fact]
    public async Task An_idle_connection_takes_leave()
    {
        ManualClock time = new();
        TaskCompletionSource left = new();
        await using ScriptedServer server = new(async wire =>
        {
            await wire.GreetAsync();
            await wire.TakeMessageAsync();
            await wire.AnswerAsync("QUIT", "221 bye");
            left.SetResult();
        });
        using MailKitMailTransport transport = Mails.Transport(server.Port, time: time);
        await transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(), default);

        time.Advance(TimeSpan.FromMinutes(1));

        await left.Task.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
    }

    [Theory]
    [InlineData("235 welcome", null)]
    [InlineData("535 5.7.3 token planted.token is not good", "535")]
    public async Task A_token_goes_by_XOAUTH2_and_is_not_repeated(string answer, string? code)
    {
        using TestAuthority authority = new();
        using System.Security.Cryptography.X509Certificates.X509Certificate2 certificate = authority.Issue("mail.test");
        await using ScriptedServer server = new(async wire =>
        {
            await wire.EncryptAsync(certificate);
            await wire.GreetAsync("AUTH PLAIN XOAUTH2");
            await wire.AnswerAsync("AUTH XOAUTH2 dXNlcj11c2VyAWF1dGg9QmVhcmVyIHBsYW50ZWQudG9rZW4BAQ==", answer);
            await wire.TakeMessageAsync();
            await wire.HangAsync();
        });
        RecordingLogger<MailKitMailTransport> logger = new();
        EmailOptions options = Mails.Options(server.Port, smtp =>
        {
            smtp.Security = SmtpSecurity.ImplicitTls;
            smtp.ServerName = "mail.test";
            smtp.CaFile = authority.CaFile;
            smtp.UserName = "user";
            smtp.AccessToken = _ => ValueTask.FromResult("planted.token");
        });
        using MailKitMailTransport transport =
            new(new OptionsDouble(options), Options.Create(new MailKitOptions()), null, logger);

        MailResult result = await transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(), default);

        Assert.Equal(code, result.Fault?.Code);
        Assert.DoesNotContain("planted", result.Fault?.Detail ?? "", StringComparison.Ordinal);
        Assert.All(logger.Lines, line => Assert.DoesNotContain("planted", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_asks_for_a_certificate_gets_ours()
    {
        using TestAuthority authority = new();
        using System.Security.Cryptography.X509Certificates.X509Certificate2 certificate = authority.Issue("mail.test");
        (string certificateFile, string keyFile) = authority.IssueFiles("client.test", "client");
        string? shown = null;
        await using ScriptedServer server = new(async wire =>
        {
            await wire.EncryptAsync(certificate, wantClientCertificate: true);
            shown = wire.ClientCertificate;
            await wire.GreetAsync();
            await wire.TakeMessageAsync();
            await wire.HangAsync();
        });
        using MailKitMailTransport transport = Mails.Transport(server.Port, smtp =>
        {
            smtp.Security = SmtpSecurity.ImplicitTls;
            smtp.ServerName = "mail.test";
            smtp.CaFile = authority.CaFile;
            smtp.ClientCertificateFile = certificateFile;
            smtp.ClientCertificateKeyFile = keyFile;
        });

        MailResult result = await transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(), default);

        Assert.Equal(MailStatus.Accepted, result.Replies[0].Status);
        Assert.Equal("CN=client.test", shown);
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
        using MailKitMailTransport transport =
            Mails.Transport(server.Port, smtp => smtp.Security = SmtpSecurity.StartTls);

        MailFault? fault = (await transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(), default)).Fault;

        Assert.Equal(("starttls", true), (fault?.Code, fault?.Lasting));
        Assert.Single(lines);
    }

    [Fact]
    public async Task A_message_can_be_marked_before_it_is_sent_and_is_otherwise_the_same()
    {
        List<string> content = [];
        await using ScriptedServer server = new(async wire =>
        {
            await wire.GreetAsync("8BITMIME", "SMTPUTF8", "PIPELINING", "SIZE");
            content = await wire.TakeMessageAsync();
            await wire.HangAsync();
        });
        MailKitOptions own = new() { BeforeSend = message => message.Headers.Insert(0, new Header("X-Signed", "yes")) };
        using MailKitMailTransport transport = Mails.Transport(server.Port, own: own);
        MailContent mail = Mails.Content("é\nx \n");

        await transport.SendAsync(Mails.Envelope("a@x.org"), mail, default);

        string[] composed = System.Text.Encoding.ASCII.GetString(mail.ToMime().Span).TrimEnd().Split("\r\n");
        Assert.Equal(["X-Signed: yes", .. composed], content);
    }

    [Fact]
    public void UseMailKit_takes_the_place_of_the_built_in_transport()
    {
        BuilderDouble builder = new();
        builder.AddEmail(email => (email.From, email.Smtp.Host) = ("a@example.com", "")).UseMailKit();
        using ServiceProvider services = builder.Services.AddLogging().BuildServiceProvider();

        IOptions<EmailOptions> options = services.GetRequiredService<IOptions<EmailOptions>>();
        OptionsValidationException wrong = Assert.Throws<OptionsValidationException>(() => options.Value);

        Assert.Contains("Smtp:Host", wrong.Message, StringComparison.Ordinal);
        Assert.IsType<MailKitMailTransport>(services.GetRequiredService<IMailTransport>());
    }
}
