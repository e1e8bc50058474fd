using Notification.Sdk.Email.Tests.Exim;
using Notification.Sdk.Email.Tests.Wire;

namespace Notification.Sdk.Email.MailKit.Tests;

/// <summary>The transport against a real server.</summary>
public sealed class EximTests(EximServer exim) : IClassFixture<EximServer>
{
    [Theory]
    [InlineData(SmtpSecurity.StartTls, "plain.test", "plain")]
    [InlineData(SmtpSecurity.StartTls, "login.test", "login")]
    [InlineData(SmtpSecurity.ImplicitTls, "plain.test", "plain")]
    public async Task A_mail_arrives_as_it_was_composed(SmtpSecurity security, string hello, string mechanism)
    {
        string id = $"mk-{security}-{mechanism}";
        string text = "第一行\n.\n..two dots\nFrom here\ntrailing space \n" + new string('é', 2000);
        MailContent content = Mails.Content(text, id: id);
        using MailKitMailTransport transport = Transport(security, smtp => smtp.HelloName = hello);

        MailResult result = await transport.SendAsync(Mails.Envelope("a@example.org"), content, default);

        Assert.Null(result.Fault);
        Assert.Equal((MailStatus.Accepted, "250"), (result.Replies[0].Status, result.Replies[0].Code));
        Assert.Contains($"A={mechanism}:user", exim.Log, StringComparison.Ordinal);
        string stored = await File.ReadAllTextAsync((await exim.MailsAsync($"{id}@"))[0]);
        string sent = System.Text.Encoding.ASCII.GetString(content.ToMime().Span).ReplaceLineEndings("\n");
        Assert.EndsWith(sent, stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_recipient_gets_an_end_of_its_own()
    {
        using MailKitMailTransport transport = Transport(SmtpSecurity.StartTls);

        MailResult result = await transport.SendAsync(
            Mails.Envelope("good@example.org", "nobody-here@example.org", "try-later@example.org"),
            Mails.Content(id: "mixed"),
            default);

        Assert.Equal(
            [
                (MailStatus.Accepted, "250", ""),
                (MailStatus.Refused, "550", "5.1.1"),
                (MailStatus.Deferred, "451", "4.7.1"),
            ],
            result.Replies.Select(r => (r.Status, r.Code, r.EnhancedCode)));
        string file = (await exim.MailsAsync("mixed@"))[0];
        Assert.Contains("Envelope-to: good@example.org\n", await File.ReadAllTextAsync(file), StringComparison.Ordinal);

        MailResult none = await transport.SendAsync(
            Mails.Envelope("nobody-here@example.org", "try-later@example.org"), Mails.Content(id: "none"), default);
        Assert.Equal([MailStatus.Refused, MailStatus.Deferred], none.Replies.Select(r => r.Status));
    }

    [Fact]
    public async Task A_wrong_password_is_the_operators_matter_and_is_not_repeated()
    {
        using MailKitMailTransport transport =
            Transport(SmtpSecurity.StartTls, smtp => smtp.Password = "planted-wrong-password");

        MailFault? fault = (await transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(), default)).Fault;

        Assert.Equal(("535", true), (fault?.Code, fault?.Lasting));
        Assert.Contains("Smtp:Password", fault?.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", fault?.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_credentials_the_server_wants_authentication()
    {
        using MailKitMailTransport transport = Transport(SmtpSecurity.StartTls, smtp => smtp.UserName = null);

        MailFault? fault = (await transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(), default)).Fault;

        Assert.Equal(("530", true), (fault?.Code, fault?.Lasting));
    }

    [Theory]
    [InlineData(SmtpSecurity.StartTls, "the wrong name")]
    [InlineData(SmtpSecurity.ImplicitTls, "the wrong name")]
    [InlineData(SmtpSecurity.StartTls, "an unknown authority")]
    [InlineData(SmtpSecurity.ImplicitTls, "the machine's authorities")]
    public async Task A_certificate_that_does_not_fit_ends_the_conversation(SmtpSecurity security, string how)
    {
        using TestAuthority other = new();
        using MailKitMailTransport transport = Transport(security, smtp =>
        {
            if (how == "the wrong name")
                smtp.ServerName = "other.test";
            else
                smtp.CaFile = how == "an unknown authority" ? other.CaFile : null;
        });

        MailFault? fault = (await transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(), default)).Fault;

        Assert.Equal(("tls", true), (fault?.Code, fault?.Lasting));
        Assert.Contains("certificate", fault?.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_international_mailbox_and_then_an_international_domain_get_their_mail()
    {
        using MailKitMailTransport transport =
            Transport(SmtpSecurity.ImplicitTls, smtp => smtp.MaxConnections = 1);
        foreach ((string to, string id) in new[] { ("a@例子.中国", "idn"), ("张三@例子.中国", "utf8"), ("b@例子.中国", "idn2") })
        {
            MailResult result = await transport.SendAsync(Mails.Envelope(to), Mails.Content(to: to, id: id), default);
            Assert.Equal(MailStatus.Accepted, result.Replies[0].Status);
        }

        string domain = await File.ReadAllTextAsync((await exim.MailsAsync("idn@"))[0]);
        Assert.Contains("Envelope-to: a@xn--fsqu00a.xn--fiqs8s\n", domain, StringComparison.Ordinal);
        string mailbox = await File.ReadAllTextAsync((await exim.MailsAsync("utf8@"))[0]);
        Assert.Contains("Envelope-to: 张三@", mailbox, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_beyond_the_servers_limit_is_not_sent()
    {
        using MailKitMailTransport transport = Transport(SmtpSecurity.StartTls);

        MailResult result =
            await transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(new string('x', 4_000_000)), default);

        Assert.Equal((MailStatus.Refused, "size"), (result.Replies[0].Status, result.Replies[0].Code));
    }

    [Fact]
    public async Task Two_hundred_mails_over_four_connections_arrive_once_each()
    {
        using MailKitMailTransport transport = Transport(SmtpSecurity.StartTls);
        MailResult[] results = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(
            async () => await transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(id: $"lot-{i}"), default))));

        Assert.All(results, r => Assert.Equal(MailStatus.Accepted, Assert.Single(r.Replies).Status));
        Assert.Equal(200, (await exim.MailsAsync("lot-", 200)).Length);
    }

    private MailKitMailTransport Transport(SmtpSecurity security, Action<SmtpOptions>? change = null) =>
        Mails.Transport(security == SmtpSecurity.ImplicitTls ? exim.TlsPort : exim.Port, smtp =>
        {
            smtp.Security = security;
            smtp.ServerName = "localhost";
            smtp.CaFile = exim.CaFile;
            smtp.UserName = "user";
            smtp.Password = "s3cret-of-the-test";
            change?.Invoke(smtp);
            if (smtp.UserName is null)
                smtp.Password = null;
        });
}
