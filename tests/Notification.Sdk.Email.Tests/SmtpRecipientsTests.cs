using Notification.Sdk.Email.Smtp;
using Notification.Sdk.Email.Tests.Wire;

namespace Notification.Sdk.Email.Tests;

/// <summary>One answer for each recipient, whatever the others got.</summary>
public sealed class SmtpRecipientsTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_bad_recipient_neither_hides_nor_doubles_the_good_one(bool pipelining)
    {
        int contents = 0;
        await using ScriptedServer server = new(async wire =>
        {
            await wire.GreetAsync(pipelining ? ["PIPELINING"] : []);
            await wire.ReadLineAsync();
            if (pipelining)
            {
                // All three are here before the first answer.
                await wire.ReadLineAsync();
                await wire.ReadLineAsync();
                await wire.SendAsync("250 ok\r\n550 5.1.1 no such user\r\n250 ok\r\n");
            }
            else
            {
                Assert.False(wire.HasMore);
                await wire.SendAsync("250 ok\r\n");
                await wire.AnswerAsync("RCPT TO:<bad@example.org>", "550 5.1.1 no such user");
                await wire.AnswerAsync("RCPT TO:<good@example.org>", "250 ok");
            }

            await wire.TakeContentAsync();
            contents++;
            await wire.HangAsync();
        });
        using SmtpMailTransport transport = Mails.Transport(server.Port);

        MailResult result =
            await transport.SendAsync(Mails.Envelope("bad@example.org", "good@example.org"), Mails.Content(), default);

        Assert.Null(result.Fault);
        Assert.Equal(
            [
                new RecipientReply("bad@example.org", MailStatus.Refused, "550", "5.1.1", "no such user"),
                new RecipientReply("good@example.org", MailStatus.Accepted, "250", "2.0.0", "queued as 1"),
            ],
            result.Replies);
        Assert.Equal((1, 1), (contents, server.Connections));
    }

    [Fact]
    public async Task Each_class_of_answer_has_its_status()
    {
        await using ScriptedServer server = new(async wire =>
        {
            await wire.GreetAsync();
            await wire.AnswerAsync("MAIL", "250 ok");
            await wire.AnswerAsync("RCPT TO:<a@", "251 will forward");
            await wire.AnswerAsync("RCPT TO:<b@", "451 4.7.1 greylisted");
            await wire.AnswerAsync("RCPT TO:<c@", "552 5.2.2 full");
            await wire.TakeContentAsync();
            await wire.HangAsync();
        });
        using SmtpMailTransport transport = Mails.Transport(server.Port);

        MailResult result =
            await transport.SendAsync(Mails.Envelope("a@x.org", "b@x.org", "c@x.org"), Mails.Content(), default);

        Assert.Equal(
            [MailStatus.Accepted, MailStatus.Deferred, MailStatus.Refused], result.Replies.Select(r => r.Status));
        Assert.Equal(["250", "451", "552"], result.Replies.Select(r => r.Code));
    }

    [Fact]
    public async Task Nothing_is_sent_when_nobody_is_left()
    {
        await using ScriptedServer server = new(async wire =>
        {
            await wire.GreetAsync();
            await wire.AnswerAsync("MAIL", "250 ok");
            await wire.AnswerAsync("RCPT", "550 no");
            await wire.AnswerAsync("RCPT", "450 not now");
            await wire.AnswerAsync("RSET", "250 ok");
            await wire.AnswerAsync("MAIL", "451 4.3.0 not now");
            await wire.AnswerAsync("RSET", "250 ok");
            await wire.TakeMessageAsync();
            await wire.HangAsync();
        });
        using SmtpMailTransport transport = Mails.Transport(server.Port);

        MailResult first = await transport.SendAsync(Mails.Envelope("a@x.org", "b@x.org"), Mails.Content(), default);
        MailResult second = await transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(), default);
        MailResult third = await transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(), default);

        Assert.Equal(["550", "450"], first.Replies.Select(r => r.Code));
        Assert.Equal((MailStatus.Deferred, "451"), (second.Replies[0].Status, second.Replies[0].Code));
        Assert.Equal(MailStatus.Accepted, third.Replies[0].Status);
        Assert.Equal(1, server.Connections);
    }

    [Theory]
    [InlineData("552 5.3.4 too big", MailStatus.Refused)]
    [InlineData("452 4.3.1 disk full", MailStatus.Deferred)]
    public async Task A_refusal_of_the_content_is_everybodys(string answer, MailStatus expected)
    {
        await using ScriptedServer server = new(async wire =>
        {
            await wire.GreetAsync();
            await wire.AnswerAsync("MAIL", "250 ok");
            await wire.AnswerAsync("RCPT", "250 ok");
            await wire.AnswerAsync("RCPT", "250 ok");
            await wire.TakeContentAsync(answer);
            await wire.HangAsync();
        });
        using SmtpMailTransport transport = Mails.Transport(server.Port);

        MailResult result = await transport.SendAsync(Mails.Envelope("a@x.org", "b@x.org"), Mails.Content(), default);

        Assert.All(result.Replies, r => Assert.Equal((expected, answer[..3]), (r.Status, r.Code)));
    }

    [Theory]
    [InlineData("550 5.7.1 not your address", true)]
    [InlineData("552 5.3.4 too big", false)]
    public async Task A_refused_sender_is_the_operators_matter_and_a_refused_size_the_messages(string answer, bool fault)
    {
        await using ScriptedServer server = new(async wire =>
        {
            await wire.GreetAsync();
            await wire.AnswerAsync("MAIL", answer);
            await wire.HangAsync();
        });
        using SmtpMailTransport transport = Mails.Transport(server.Port);

        MailResult result = await transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(), default);

        Assert.Equal(fault ? (answer[..3], true) : (null, null), (result.Fault?.Code, result.Fault?.Lasting));
        Assert.Equal(fault ? [] : [MailStatus.Refused], result.Replies.Select(r => r.Status));
    }

    [Fact]
    public async Task A_message_beyond_the_announced_size_is_refused_before_it_is_sent()
    {
        await using ScriptedServer server = new(async wire =>
        {
            await wire.GreetAsync("SIZE 2000");
            await wire.AnswerAsync("RSET", "250 ok");
            string mail = await wire.AnswerAsync("MAIL", "250 ok");
            Assert.Matches(" SIZE=[0-9]+$", mail);
            await wire.AnswerAsync("RCPT", "250 ok");
            await wire.TakeContentAsync();
            await wire.HangAsync();
        });
        using SmtpMailTransport transport = Mails.Transport(server.Port);

        MailResult big =
            await transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(new string('x', 3000)), default);
        MailResult small = await transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(), default);

        Assert.Equal((MailStatus.Refused, "size"), (big.Replies[0].Status, big.Replies[0].Code));
        Assert.Equal("5.3.4", big.Replies[0].EnhancedCode);
        Assert.Contains("2000", big.Replies[0].Text, StringComparison.Ordinal);
        Assert.Equal(MailStatus.Accepted, small.Replies[0].Status);
    }

    [Fact]
    public async Task An_international_address_goes_only_to_a_server_that_takes_it()
    {
        await using ScriptedServer lacking = new(async wire =>
        {
            await wire.GreetAsync("8BITMIME");
            string mail = await wire.AnswerAsync("MAIL", "250 ok");
            Assert.DoesNotContain("SMTPUTF8", mail, StringComparison.Ordinal);
            await wire.AnswerAsync("RCPT TO:<a@x.org>", "250 ok");
            List<string> content = await wire.TakeContentAsync();
            Assert.All(content, line => Assert.True(System.Text.Ascii.IsValid(line), line));
            await wire.HangAsync();
        });
        await using ScriptedServer offering = new(async wire =>
        {
            await wire.GreetAsync("8BITMIME", "SMTPUTF8");
            await wire.AnswerAsync("MAIL FROM:<alerts@example.com> BODY=8BITMIME SMTPUTF8", "250 ok");
            await wire.AnswerAsync("RCPT TO:<安全@xn--fiqs8s.cn>", "250 ok");
            List<string> content = await wire.TakeContentAsync();
            Assert.Contains("To: 安全@xn--fiqs8s.cn", content);
            await wire.HangAsync();
        });
        using SmtpMailTransport first = Mails.Transport(lacking.Port);
        using SmtpMailTransport second = Mails.Transport(offering.Port);

        MailResult refused =
            await first.SendAsync(Mails.Envelope("安全@中国.cn", "a@x.org"), Mails.Content(to: "安全@中国.cn"), default);
        MailResult taken = await second.SendAsync(Mails.Envelope("安全@中国.cn"), Mails.Content(to: "安全@中国.cn"), default);

        Assert.Equal((MailStatus.Refused, "smtputf8"), (refused.Replies[0].Status, refused.Replies[0].Code));
        Assert.Equal(MailStatus.Accepted, refused.Replies[1].Status);
        Assert.Equal(MailStatus.Accepted, taken.Replies[0].Status);
    }
}
