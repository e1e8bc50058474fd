using System.Security.Cryptography.X509Certificates;
using System.Text;
using Notification.Sdk.Email.Smtp;
using Notification.Sdk.Email.Tests.Doubles;
using Notification.Sdk.Email.Tests.Wire;

namespace Notification.Sdk.Email.Tests;

public sealed class SmtpAuthenticationTests : IDisposable
{
    private const string Secret = "pa55-wörd-planted";
    private readonly TestAuthority _authority = new();
    private readonly X509Certificate2 _certificate;
    private readonly RecordingLogger<SmtpMailTransport> _logger = new();

    public SmtpAuthenticationTests() => _certificate = _authority.Issue("mail.test");

    public void Dispose()
    {
        _certificate.Dispose();
        _authority.Dispose();
    }

    [Theory]
    [InlineData("AUTH LOGIN PLAIN CRAM-MD5")]
    [InlineData("auth plain")]
    public async Task PLAIN_is_taken_when_it_is_offered(string offer)
    {
        await using ScriptedServer server = Server(offer, async wire =>
            await wire.AnswerAsync($"AUTH PLAIN {Base64($"\0user\0{Secret}")}", "235 2.7.0 welcome"));

        Assert.Null((await SendAsync(server)).Fault);
        AssertNoSecret(Secret, Base64(Secret), Base64($"\0user\0{Secret}"));
        Assert.Contains(_logger.Lines, line => line.Contains("AUTH PLAIN ****", StringComparison.Ordinal));
    }

    [Fact]
    public async Task LOGIN_is_taken_when_nothing_better_is_offered()
    {
        await using ScriptedServer server = Server("AUTH LOGIN", async wire =>
        {
            await wire.AnswerAsync("AUTH LOGIN", "334 VXNlcm5hbWU6");
            await wire.AnswerAsync(Base64("user"), "334 UGFzc3dvcmQ6");
            await wire.AnswerAsync(Base64(Secret), "235 welcome");
        });

        Assert.Null((await SendAsync(server)).Fault);
        AssertNoSecret(Secret, Base64(Secret));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(3000)]
    public async Task A_token_goes_by_XOAUTH2_and_waits_to_be_asked_for_when_it_is_long(int length)
    {
        string token = "planted." + new string('t', length);
        string answer = Base64($"user=user\u0001auth=Bearer {token}\u0001\u0001");
        await using ScriptedServer server = Server("AUTH PLAIN XOAUTH2", async wire =>
        {
            if (length > 500)
                await wire.AnswerAsync("AUTH XOAUTH2", "334 ");
            await wire.AnswerAsync(length > 500 ? answer : $"AUTH XOAUTH2 {answer}", "235 welcome");
        });

        Assert.Null((await SendAsync(server, token)).Fault);
        AssertNoSecret(token, answer);
    }

    [Fact]
    public async Task A_refused_token_is_explained_after_its_challenge()
    {
        const string Token = "planted.token.value";
        await using ScriptedServer server = Server("AUTH XOAUTH2", async wire =>
        {
            await wire.AnswerAsync("AUTH XOAUTH2 ", "334 " + Base64("{\"status\":\"401\"}"));
            Assert.Equal("", await wire.ReadLineAsync());
            await wire.SendAsync($"535 5.7.3 token {Token} is not good\r\n");
        });

        MailFault? fault = (await SendAsync(server, Token)).Fault;
        Assert.Equal(("535", true), (fault?.Code, fault?.Lasting));
        Assert.DoesNotContain(Token, fault?.Detail, StringComparison.Ordinal);
        AssertNoSecret(Token);
    }

    [Fact]
    public async Task Refused_credentials_are_told_with_the_mend_and_without_the_secret_that_the_server_repeats()
    {
        string sent = Base64($"\0user\0{Secret}");
        await using ScriptedServer server = Server("AUTH PLAIN", async wire =>
            await wire.AnswerAsync("AUTH", $"535 5.7.8 bad: AUTH PLAIN {sent} is {Secret}"));

        MailFault? fault = (await SendAsync(server)).Fault;

        Assert.Equal(("535", true), (fault?.Code, fault?.Lasting));
        Assert.Contains("5.7.8", fault?.Detail, StringComparison.Ordinal);
        Assert.Contains("Smtp:Password", fault?.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, fault?.Detail, StringComparison.Ordinal);
        AssertNoSecret(Secret, sent);
    }

    [Fact]
    public async Task A_server_that_cannot_check_now_is_asked_again_later()
    {
        await using ScriptedServer server = Server("AUTH PLAIN", async wire =>
            await wire.AnswerAsync("AUTH", "454 4.7.0 directory is down"));

        MailFault? fault = (await SendAsync(server)).Fault;
        Assert.Equal(("454", false), (fault?.Code, fault?.Lasting));
    }

    [Theory]
    [InlineData("AUTH CRAM-MD5", null)]
    [InlineData("SIZE 0", null)]
    [InlineData("AUTH PLAIN LOGIN", "token")]
    public async Task Without_a_way_that_fits_nothing_is_sent(string offer, string? token)
    {
        await using ScriptedServer server = Server(offer, async wire => Assert.Fail(await wire.ReadLineAsync()));

        MailFault? fault = (await SendAsync(server, token)).Fault;
        Assert.Equal(("auth", true), (fault?.Code, fault?.Lasting));
    }

    [Fact]
    public async Task Credentials_never_go_over_plain_text_even_when_the_rules_were_passed_by()
    {
        await using ScriptedServer server = new(async wire =>
        {
            await wire.GreetAsync("AUTH PLAIN LOGIN");
            Assert.Fail(await wire.ReadLineAsync());
        });

        MailFault? fault = (await SendAsync(server, security: SmtpSecurity.None)).Fault;
        Assert.Equal("auth", fault?.Code);
    }

    [Theory]
    [InlineData("with\nline")]
    [InlineData("with\u0001field")]
    [InlineData("")]
    public async Task A_token_that_could_break_out_is_not_sent(string token)
    {
        await using ScriptedServer server =
            Server("AUTH XOAUTH2", async wire => Assert.Fail(await wire.ReadLineAsync()));

        Assert.Equal("token", (await SendAsync(server, token)).Fault?.Code);
    }

    [Fact]
    public async Task A_server_that_wants_authentication_and_gets_none_is_the_operators_matter()
    {
        await using ScriptedServer server = new(async wire =>
        {
            await wire.GreetAsync();
            await wire.AnswerAsync("MAIL", "250 ok");
            await wire.AnswerAsync("RCPT", "530 5.7.0 authentication required");
        });
        using SmtpMailTransport transport = Mails.Transport(server.Port);

        MailResult result = await transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(), default);
        Assert.Equal(("530", true), (result.Fault?.Code, result.Fault?.Lasting));
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private ScriptedServer Server(string offer, Func<ServerWire, Task> authenticate) => new(async wire =>
    {
        await wire.EncryptAsync(_certificate);
        await wire.GreetAsync(offer);
        await authenticate(wire);
        await wire.TakeMessageAsync();
        await wire.HangAsync();
    });

    private async Task<MailResult> SendAsync(
        ScriptedServer server, string? token = null, SmtpSecurity security = SmtpSecurity.ImplicitTls)
    {
        OptionsDouble options = new(Mails.Options(server.Port, smtp =>
        {
            smtp.Security = security;
            smtp.ServerName = "mail.test";
            smtp.CaFile = _authority.CaFile;
            smtp.UserName = "user";
            smtp.Password = token is null ? Secret : null;
            smtp.AccessToken = token is null ? null : _ => ValueTask.FromResult(token);
        }));
        using SmtpMailTransport transport = new(options, null, _logger);
        return await transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(), default);
    }

    private void AssertNoSecret(params string[] secrets)
    {
        Assert.NotEmpty(_logger.Lines);
        Assert.All(
            _logger.Lines, line => Assert.All(secrets, s => Assert.DoesNotContain(s, line, StringComparison.Ordinal)));
    }
}
