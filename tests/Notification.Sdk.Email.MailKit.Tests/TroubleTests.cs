using System.Net;
using System.Net.Sockets;
using Notification.Sdk.Email.Tests.Doubles;
using Notification.Sdk.Email.Tests.Wire;

namespace Notification.Sdk.Email.MailKit.Tests;

/// <summary>Servers that hang, crash, babble or are not there.</summary>
public sealed class TroubleTests
{
    [Theory]
    [InlineData("greeting", "ConnectTimeout")]
    [InlineData("EHLO", "ConnectTimeout")]
    [InlineData("MAIL", "CommandTimeout")]
    [InlineData("DATA", "CommandTimeout")]
    public async Task A_silent_server_is_left_after_the_time_for_it(string at, string option)
    {
        ManualClock time = new();
        TaskCompletionSource silent = new();
        await using ScriptedServer server = new(async wire =>
        {
            if (at != "greeting")
            {
                await wire.SendAsync("220 test\r\n");
                string line;
                while (!(line = await wire.ReadLineAsync()).StartsWith(at, StringComparison.Ordinal))
                    await wire.SendAsync("250 ok\r\n");
            }

            silent.SetResult();
            await wire.HangAsync();
        });
        using MailKitMailTransport transport = Mails.Transport(server.Port, time: time);

        Task<MailResult> sending = transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(), default).AsTask();
        await silent.Task;
        time.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromTicks(1));
        Assert.False(sending.IsCompleted);
        time.Advance(TimeSpan.FromTicks(1));
        MailResult result = await sending;

        Assert.Equal("timeout", result.Fault?.Code);
        Assert.Contains(option, result.Fault?.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hang", false)]
    [InlineData("close", true)]
    [InlineData("reset", false)]
    [InlineData("garbage", true)]
    public async Task After_the_last_byte_without_an_answer_nobody_knows(string end, bool pipelining)
    {
        ManualClock time = new();
        TaskCompletionSource taken = new();
        await using ScriptedServer server = new(async wire =>
        {
            await wire.GreetAsync(pipelining ? ["PIPELINING", "SIZE 0"] : []);
            await wire.AnswerAsync("MAIL", "250 ok");
            await wire.AnswerAsync("RCPT", "250 ok");
            await wire.AnswerAsync("RCPT", "550 5.1.1 no");
            await wire.TakeContentAsync("");
            taken.SetResult();
            if (end == "hang")
                await wire.HangAsync();
            if (end == "reset")
                wire.Reset();
            if (end == "garbage")
                await wire.SendAsync("%%%\r\n");
        });
        using MailKitMailTransport transport = Mails.Transport(server.Port, time: time);

        Task<MailResult> sending =
            transport.SendAsync(Mails.Envelope("a@x.org", "b@x.org"), Mails.Content("..x\n.\n"), default).AsTask();
        await taken.Task;
        if (end == "hang")
            time.Advance(TimeSpan.FromMinutes(2));
        MailResult result = await sending;

        Assert.Equal((MailStatus.Deferred, "unknown"), (result.Replies[0].Status, result.Replies[0].Code));
        Assert.Equal((MailStatus.Refused, "550"), (result.Replies[1].Status, result.Replies[1].Code));
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task A_crash_within_the_content_means_that_it_was_not_taken()
    {
        await using ScriptedServer server = new(async wire =>
        {
            await wire.GreetAsync();
            await wire.AnswerAsync("MAIL", "250 ok");
            await wire.AnswerAsync("RCPT", "250 ok");
            await wire.AnswerAsync("DATA", "354 go on");
            await wire.ReadLineAsync();
            wire.Reset();
        });
        using MailKitMailTransport transport = Mails.Transport(server.Port);

        // Far more than the sockets can hold: the end cannot have been sent.
        MailContent content = Mails.Content(new string('x', 40_000_000));
        MailResult result = await transport.SendAsync(Mails.Envelope("a@x.org"), content, default);

        Assert.Equal((MailStatus.Deferred, "lost"), (result.Replies[0].Status, result.Replies[0].Code));
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n", "protocol", false)]
    [InlineData("554 5.7.1 no service for you\r\n", "554", true)]
    [InlineData("421 4.3.2 too busy\r\n", "421", false)]
    [InlineData("", "lost", false)]
    public async Task A_bad_greeting_is_a_fault_that_says_what_it_was(string greeting, string code, bool lasting)
    {
        await using ScriptedServer server = new(wire => wire.SendAsync(greeting));
        using MailKitMailTransport transport = Mails.Transport(server.Port);

        MailResult result = await transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(), default);

        Assert.Equal((code, lasting), (result.Fault?.Code, result.Fault?.Lasting));
        Assert.Empty(result.Replies);
    }

    [Theory]
    [InlineData("MAIL", "550 5.7.60 not yours", "550", true)]
    [InlineData("MAIL", "421 4.3.2 leaving", "421", false)]
    [InlineData("RCPT", "421 4.3.2 leaving", "421", false)]
    [InlineData("DATA", "421 4.3.2 leaving", "421", false)]
    [InlineData("DATA", "250 already done", "protocol", false)]
    public async Task What_is_not_about_the_message_is_a_fault(string at, string answer, string code, bool lasting)
    {
        await using ScriptedServer server = new(async wire =>
        {
            await wire.GreetAsync();
            string line;
            while (!(line = await wire.ReadLineAsync()).StartsWith(at, StringComparison.Ordinal))
                await wire.SendAsync("250 ok\r\n");
            await wire.SendAsync(answer + "\r\n");
            await wire.HangAsync();
        });
        using MailKitMailTransport transport =
            Mails.Transport(server.Port, smtp => smtp.CommandTimeout = TimeSpan.FromMilliseconds(300));

        MailResult result = await transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(), default);

        Assert.Equal((code, lasting), (result.Fault?.Code, result.Fault?.Lasting));
    }

    [Theory]
    [InlineData("MAIL", "451 4.3.0 later", MailStatus.Deferred, "451")]
    [InlineData("MAIL", "552 5.3.4 too big", MailStatus.Refused, "552")]
    [InlineData("end", "554 5.6.0 spam", MailStatus.Refused, "554")]
    [InlineData("end", "452 4.2.2 full", MailStatus.Deferred, "452")]
    public async Task What_is_about_the_message_is_an_answer(string at, string answer, MailStatus status, string code)
    {
        await using ScriptedServer server = new(async wire =>
        {
            await wire.GreetAsync("PIPELINING");
            await wire.AnswerAsync("MAIL", at == "MAIL" ? answer : "250 ok");
            await wire.AnswerAsync("RCPT", at == "MAIL" ? "503 no sender" : "250 ok");
            if (at == "end")
                await wire.TakeContentAsync(answer);
            await wire.AnswerAsync("RSET", "250 ok");
            await wire.HangAsync();
        });
        using MailKitMailTransport transport = Mails.Transport(server.Port);

        MailResult result = await transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(), default);

        Assert.Equal((status, code), (result.Replies[0].Status, result.Replies[0].Code));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named_with_the_mend()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using MailKitMailTransport transport = Mails.Transport(port);

        MailResult result = await transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(), default);

        Assert.Equal(("connect", false), (result.Fault?.Code, result.Fault?.Lasting));
        Assert.Contains($"127.0.0.1:{port}", result.Fault?.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_callers_will_ends_a_conversation_and_leaves_the_place_free()
    {
        using CancellationTokenSource will = new();
        await using ScriptedServer server = new(
            async wire =>
            {
                await wire.GreetAsync();
                await wire.AnswerAsync("MAIL", "250 ok");
                await wire.ReadLineAsync();
                await will.CancelAsync();
                await wire.HangAsync();
            },
            async wire =>
            {
                await wire.GreetAsync();
                await wire.TakeMessageAsync();
                await wire.HangAsync();
            });
        using MailKitMailTransport transport = Mails.Transport(server.Port, smtp => smtp.MaxConnections = 1);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(), will.Token));
        MailResult result = await transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(), default);

        Assert.Equal(MailStatus.Accepted, result.Replies[0].Status);
        Assert.Equal(2, server.Connections);
    }
}
