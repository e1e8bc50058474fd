using System.Text;
using System.Text.Json;
using Notification.Sdk.Email.Smtp;
using Notification.Sdk.Email.Tests.Doubles;
using Notification.Sdk.Email.Tests.Exim;
using Notification.Sdk.Email.Tests.Wire;

namespace Notification.Sdk.Email.Tests;

/// <summary>The whole channel against a real server, read back by another's parser.</summary>
public sealed class EximTests(EximServer exim) : IClassFixture<EximServer>
{
    private static readonly byte[] Pdf =
        [.. "%PDF-1.7\n"u8, .. Enumerable.Range(0, 70_000).Select(i => (byte)(i * 31)), .. "\r\n.\r\n%%EOF"u8];

    [Theory]
    [InlineData(SmtpSecurity.StartTls, null)]
    [InlineData(SmtpSecurity.StartTls, "login.test")]
    [InlineData(SmtpSecurity.ImplicitTls, null)]
    [InlineData(SmtpSecurity.ImplicitTls, "login.test")]
    public async Task A_mail_arrives_with_every_part_as_it_was(SmtpSecurity security, string? helloName)
    {
        const string Subject = "【严重】服务器 web-01 发现可疑登录：来自 203.0.113.7 的管理员登录，请立即处理，これはテストです 😀";
        const string Text = "第一行\n.\n..two dots\nFrom here\ntrailing space \n" + "a line that is much too long: ";
        string text = Text + new string('é', 2000);
        string html = $"<!doctype html><p>{new string('告', 500)}</p>\n.\n";
        string id = $"d-{security}-{helloName ?? "plain"}".Replace('.', '-');
        using SmtpMailTransport transport = Transport(security, helloName);
        EmailChannel channel = new(transport, new OptionsDouble(Options(security, helloName)));

        DeliveryReceipt receipt = await channel.SendAsync(
            Deliveries.To(
                "\"Zhang, San\" <a@example.org>, 安全值班 <b@example.org>",
                new RendererDouble(Subject, text, html),
                id,
                attachments: [new Report("安全周报 2026-03 (final).pdf", "application/pdf", Pdf)],
                settings: new() { ["listunsubscribe"] = "https://example.com/u?t", ["ListUnsubscribePost"] = "true" }),
            default);

        Assert.Equal((ReceiptStatus.Delivered, "250"), (receipt.Status, receipt.Code));
        Assert.Contains($"A={(helloName is null ? "plain" : "login")}:user", exim.Log, StringComparison.Ordinal);
        string file = (await exim.MailsAsync($"{id}@"))[0];
        JsonElement mail = Assert.Single(await PythonMail.ReadAsync(file));
        Assert.Empty(mail.Strings("defects"));
        Assert.Equal(Subject, mail.Text("subject"));
        Assert.Equal([["告警中心", "alerts@example.com"]], Pairs(mail.GetProperty("from")));
        Assert.Equal([["Zhang, San", "a@example.org"], ["安全值班", "b@example.org"]], Pairs(mail.GetProperty("to")));
        Assert.Equal(
            ["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "application/pdf"],
            mail.Strings("structure"));
        JsonElement[] parts = [.. mail.GetProperty("parts").EnumerateArray()];
        Assert.Equal(
            text.ReplaceLineEndings("\r\n"), Encoding.UTF8.GetString(parts[0].Content()).ReplaceLineEndings("\r\n"));
        Assert.Equal(
            html.ReplaceLineEndings("\r\n"), Encoding.UTF8.GetString(parts[1].Content()).ReplaceLineEndings("\r\n"));
        Assert.Equal(Pdf, parts[2].Content());
        Assert.Equal("安全周报 2026-03 (final).pdf", parts[2].Text("filename"));
        Assert.Equal("attachment", parts[2].Text("disposition"));

        JsonElement headers = mail.GetProperty("headers");
        Assert.Equal($"<{id}@example.com>", headers.Text("Message-ID"));
        Assert.Equal("auto-generated", headers.Text("Auto-Submitted"));
        Assert.Equal("Sun, 01 Mar 2026 09:05:07 +0800", headers.Text("Date"));
        Assert.Equal("<https://example.com/u?t>", headers.Text("List-Unsubscribe"));
        Assert.Equal("List-Unsubscribe=One-Click", headers.Text("List-Unsubscribe-Post"));
        Assert.Equal("<alerts@example.com>", headers.Text("Return-path"));
    }

    [Fact]
    public async Task Each_recipient_gets_an_end_of_its_own()
    {
        using SmtpMailTransport transport = Transport(SmtpSecurity.StartTls);
        EmailChannel channel = new(transport, new OptionsDouble(Options(SmtpSecurity.StartTls)));

        DeliveryReceipt receipt = await channel.SendAsync(
            Deliveries.To("good@example.org, nobody-here@example.org, try-later@example.org", id: "mixed"), default);

        Assert.Equal((ReceiptStatus.Deferred, "451"), (receipt.Status, receipt.Code));
        Assert.Equal(["try-later@example.org"], receipt.StillOwed);
        Assert.Contains("nobody-here@example.org (550 5.1.1", receipt.Detail, StringComparison.Ordinal);
        string file = (await exim.MailsAsync("mixed@"))[0];
        Assert.Contains("Envelope-to: good@example.org\n", await File.ReadAllTextAsync(file), StringComparison.Ordinal);

        const string All = "good@example.org, nobody-here@example.org, try-later@example.org";
        DeliveryReceipt again = await channel.SendAsync(
            Deliveries.To(All, id: "mixed", recipients: receipt.StillOwed), default);
        Assert.Equal(["try-later@example.org"], again.StillOwed);
        Assert.Single(await exim.MailsAsync("mixed@"));

        DeliveryReceipt refused =
            await channel.SendAsync(Deliveries.To("nobody-here@example.org", id: "refused"), default);
        Assert.Equal((ReceiptStatus.Rejected, "550"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task A_wrong_password_pauses_the_endpoint_and_says_what_to_mend()
    {
        EmailOptions options = Options(SmtpSecurity.StartTls);
        options.Smtp.Password = "planted-wrong-password";
        using SmtpMailTransport transport = new(new OptionsDouble(options));

        DeliveryReceipt receipt = await new EmailChannel(transport, new OptionsDouble(options)).SendAsync(
            Deliveries.To("a@example.org"), default);

        Assert.Equal((ReceiptStatus.Deferred, "535"), (receipt.Status, receipt.Code));
        Assert.True(receipt.PausesEndpoint);
        Assert.Equal(TimeSpan.FromMinutes(10), receipt.RetryAfter);
        Assert.Contains("Smtp:Password", receipt.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", receipt.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_international_mailbox_gets_its_mail()
    {
        using SmtpMailTransport transport = Transport(SmtpSecurity.ImplicitTls);
        EmailChannel channel = new(transport, new OptionsDouble(Options(SmtpSecurity.ImplicitTls)));

        DeliveryReceipt receipt = await channel.SendAsync(Deliveries.To("张三 <张三@例子.中国>", id: "international"), default);

        Assert.Equal(ReceiptStatus.Delivered, receipt.Status);
        string mail = await File.ReadAllTextAsync((await exim.MailsAsync("international@"))[0]);
        Assert.Contains("Envelope-to: 张三@", mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_beyond_the_servers_limit_is_rejected_with_the_mend()
    {
        using SmtpMailTransport transport = Transport(SmtpSecurity.StartTls);
        EmailChannel channel = new(transport, new OptionsDouble(Options(SmtpSecurity.StartTls)));

        DeliveryReceipt receipt = await channel.SendAsync(
            Deliveries.To("a@x.org", attachments: [new Report("big.pdf", "application/pdf", new byte[3_000_000])]),
            default);

        Assert.Equal((ReceiptStatus.Rejected, "size"), (receipt.Status, receipt.Code));
        Assert.Contains("make the report shorter", receipt.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_hundred_mails_over_four_connections_arrive_once_each()
    {
        using SmtpMailTransport transport = Transport(SmtpSecurity.StartTls);
        MailResult[] results = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(
            async () => await transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(id: $"lot-{i}"), default))));

        Assert.All(results, r => Assert.Equal(MailStatus.Accepted, Assert.Single(r.Replies).Status));
        Assert.Equal(200, (await exim.MailsAsync("lot-", 200)).Length);
    }

    private static string[][] Pairs(JsonElement list) =>
        [.. list.EnumerateArray().Select(pair => pair.EnumerateArray().Select(e => e.GetString() ?? "").ToArray())];

    private SmtpMailTransport Transport(SmtpSecurity security, string? helloName = null) =>
        new(new OptionsDouble(Options(security, helloName)));

    private EmailOptions Options(SmtpSecurity security, string? helloName = null) => new()
    {
        From = "告警中心 <alerts@example.com>",
        Smtp =
        {
            Host = "127.0.0.1",
            Port = security == SmtpSecurity.ImplicitTls ? exim.TlsPort : exim.Port,
            Security = security,
            ServerName = "localhost",
            CaFile = exim.CaFile,
            UserName = EximServer.User,
            Password = EximServer.Password,
            HelloName = helloName,
        },
    };
}
