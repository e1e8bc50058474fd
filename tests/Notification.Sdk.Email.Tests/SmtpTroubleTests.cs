using System.Net;
using System.Net.Sockets;
using Notification.Sdk.Email.Smtp;
using Notification.Sdk.Email.Tests.Doubles;
using Notification.Sdk.Email.Tests.Wire;

namespace Notification.Sdk.Email.Tests;

/// <summary>Servers that hang, crash, babble or are not there.</summary>
public sealed class SmtpTroubleTests
{
    [Theory]
    [InlineData("greeting", 30, "ConnectTimeout")]
    [InlineData("EHLO", 30, "ConnectTimeout")]
    [InlineData("MAIL", 30, "CommandTimeout")]
    [InlineData("DATA", 30, "CommandTimeout")]
    public async Task A_silent_server_is_left_after_the_time_for_it(string at, int seconds, string option)
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
        using SmtpMailTransport transport = Mails.Transport(server.Port, time: time);

        Task<MailResult> sending = transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(), default).AsTask();
        await silent.Task;
        time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromTicks(1));
        Assert.False(sending.IsCompleted);
        time.Advance(TimeSpan.FromTicks(1));
        MailResult result = await sending;

        Assert.Equal("timeout", result.Fault?.Code);
        Assert.Contains(option, result.Fault?.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_drips_an_endless_answer_gets_no_more_time()
    {
        ManualClock time = new();
        TaskCompletionSource dripped = new();
        await using ScriptedServer server = new(async wire =>
        {
            await wire.SendAsync("220-a\r\n");
            await wire.SendAsync("220-b\r\n");
            dripped.SetResult();
            await wire.HangAsync();
        });
        using SmtpMailTransport transport = Mails.Transport(server.Port, time: time);

        Task<MailResult> sending = transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(), default).AsTask();
        await dripped.Task;
        time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal("timeout", (await sending).Fault?.Code);
    }

    [Theory]
    [InlineData("hang")]
    [InlineData("close")]
    [InlineData("reset")]
    [InlineData("garbage")]
    public async Task After_the_last_byte_without_an_answer_nobody_knows(string end)
    {
        ManualClock time = new();
        TaskCompletionSource taken = new();
        await using ScriptedServer server = new(async wire =>
        {
            await wire.GreetAsync();
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
        using SmtpMailTransport transport = Mails.Transport(server.Port, time: time);

        Task<MailResult> sending =
            transport.SendAsync(Mails.Envelope("a@x.org", "b@x.org"), Mails.Content(), default).AsTask();
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
        using SmtpMailTransport transport = Mails.Transport(server.Port);

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
        using SmtpMailTransport transport = Mails.Transport(server.Port);

        MailResult result = await transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(), default);

        Assert.Equal((code, lasting), (result.Fault?.Code, result.Fault?.Lasting));
        Assert.Empty(result.Replies);
    }

    [Fact]
    public async Task A_strange_answer_to_DATA_never_counts_as_taken()
    {
        await using ScriptedServer server = new(async wire =>
        {
            await wire.GreetAsync();
            await wire.AnswerAsync("MAIL", "250 ok");
            await wire.AnswerAsync("RCPT", "250 ok");
            await wire.AnswerAsync("DATA", "250 already done");
            await wire.HangAsync();
        });
        using SmtpMailTransport transport = Mails.Transport(server.Port);

        Assert.Equal(
            "protocol", (await transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(), default)).Fault?.Code);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named_with_the_mend()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using SmtpMailTransport transport = Mails.Transport(port);

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
        using SmtpMailTransport transport = Mails.Transport(server.Port, smtp => smtp.MaxConnections = 1);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(), will.Token));
        MailResult result = await transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(), default);

        Assert.Equal(MailStatus.Accepted, result.Replies[0].Status);
        Assert.Equal(2, server.Connections);
    }
}
