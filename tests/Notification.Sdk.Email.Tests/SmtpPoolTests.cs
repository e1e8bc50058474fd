using Notification.Sdk.Email.Smtp;
using Notification.Sdk.Email.Tests.Doubles;
using Notification.Sdk.Email.Tests.Wire;

namespace Notification.Sdk.Email.Tests;

/// <summary>Connections are few, used again, and replaced when the server let go of them.</summary>
public sealed class SmtpPoolTests
{
    [Fact]
    public async Task Two_hundred_mails_at_once_never_open_more_than_four_connections_and_all_arrive_once()
    {
        System.Collections.Concurrent.ConcurrentBag<string> ids = [];
        await using ScriptedServer server = new(wire => ServeAsync(wire, ids));
        using SmtpMailTransport transport = Mails.Transport(server.Port);

        MailResult[] results = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(
            async () => await transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(id: $"m-{i}"), default))));

        Assert.All(results, r => Assert.Equal(MailStatus.Accepted, r.Replies[0].Status));
        Assert.Equal(200, ids.Count);
        Assert.Equal(200, ids.Distinct().Count());
        Assert.InRange(server.MostOpen, 1, 4);
        Assert.Equal(server.MostOpen, server.Connections);
    }

    [Fact]
    public async Task A_connection_is_reset_between_messages()
    {
        await using ScriptedServer server = new(async wire =>
        {
            await wire.GreetAsync();
            await wire.TakeMessageAsync();
            await wire.AnswerAsync("RSET", "250 ok");
            await wire.TakeMessageAsync();
            await wire.HangAsync();
        });
        using SmtpMailTransport transport = Mails.Transport(server.Port);

        await AssertTakenAsync(transport);
        await AssertTakenAsync(transport);
        Assert.Equal(1, server.Connections);
    }

    [Theory]
    [InlineData("closed")]
    [InlineData("421 by itself")]
    [InlineData("421 to RSET")]
    [InlineData("421 to MAIL")]
    [InlineData("421 to DATA")]
    [InlineData("closed at RCPT")]
    public async Task A_connection_that_the_server_gave_up_is_replaced_without_a_word(string how)
    {
        TaskCompletionSource gone = new();
        await using ScriptedServer server = new(
            async wire =>
            {
                await wire.GreetAsync();
                await wire.TakeMessageAsync();
                if (how == "421 by itself")
                    await wire.SendAsync("421 4.4.2 idle too long\r\n");
                if (how is "closed" or "421 by itself")
                {
                    wire.Dispose();
                    gone.SetResult();
                    return;
                }

                gone.SetResult();
                await wire.AnswerAsync("RSET", how == "421 to RSET" ? "421 bye" : "250 ok");
                await wire.AnswerAsync("MAIL", how == "421 to MAIL" ? "421 bye" : "250 ok");
                if (how == "closed at RCPT")
                    return;
                await wire.AnswerAsync("RCPT", "250 ok");
                await wire.AnswerAsync("DATA", "421 bye");
            },
            async wire =>
            {
                await wire.GreetAsync();
                await wire.TakeMessageAsync();
                await wire.HangAsync();
            });
        using SmtpMailTransport transport = Mails.Transport(server.Port);

        await AssertTakenAsync(transport);
        await gone.Task;
        await AssertTakenAsync(transport);
        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public async Task What_the_server_may_have_taken_is_not_sent_again_by_itself()
    {
        await using ScriptedServer server = new(async wire =>
        {
            await wire.GreetAsync();
            await wire.TakeMessageAsync();
            await wire.AnswerAsync("RSET", "250 ok");
            await wire.AnswerAsync("MAIL", "250 ok");
            await wire.AnswerAsync("RCPT", "250 ok");
            await wire.TakeContentAsync("");
        });
        using SmtpMailTransport transport = Mails.Transport(server.Port);

        await AssertTakenAsync(transport);
        MailResult result = await transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(), default);

        Assert.Equal("unknown", result.Replies[0].Code);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task A_conversation_that_lost_its_thread_is_never_taken_up_again()
    {
        await using ScriptedServer server = new(
            async wire =>
            {
                await wire.GreetAsync();
                await wire.AnswerAsync("MAIL", "250 ok");
                await wire.AnswerAsync("RCPT", "250 ok");
                await wire.TakeContentAsync("%%%\r\n250 2.0.0 queued after all");
                await wire.HangAsync();
            },
            async wire =>
            {
                await wire.GreetAsync();
                await wire.TakeMessageAsync();
                await wire.HangAsync();
            });
        using SmtpMailTransport transport = Mails.Transport(server.Port);

        MailResult result = await transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(), default);
        await AssertTakenAsync(transport);

        Assert.Equal("unknown", result.Replies[0].Code);
        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public async Task A_new_connection_that_fails_is_not_tried_twice()
    {
        await using ScriptedServer server = new(async wire =>
        {
            await wire.GreetAsync();
            await wire.AnswerAsync("MAIL", "421 4.7.0 too many messages");
        });
        using SmtpMailTransport transport = Mails.Transport(server.Port);

        MailResult result = await transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(), default);

        Assert.Equal(("421", false), (result.Fault?.Code, result.Fault?.Lasting));
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task An_unused_connection_says_goodbye_after_its_time()
    {
        ManualClock time = new();
        TaskCompletionSource<string> last = new();
        await using ScriptedServer server = new(async wire =>
        {
            await wire.GreetAsync();
            await wire.TakeMessageAsync();
            last.SetResult(await wire.ReadLineAsync());
        });
        using SmtpMailTransport transport = Mails.Transport(server.Port, time: time);

        await AssertTakenAsync(transport);
        time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("QUIT", await last.Task.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task A_connection_carries_only_so_many_messages()
    {
        await using ScriptedServer server = new(async wire =>
        {
            await wire.GreetAsync();
            await wire.TakeMessageAsync();
            await wire.AnswerAsync("RSET", "250 ok");
            await wire.TakeMessageAsync();
            await wire.AnswerAsync("QUIT", "221 bye");
        });
        using SmtpMailTransport transport = Mails.Transport(server.Port, smtp => smtp.MaxMessagesPerConnection = 2);

        for (int i = 0; i < 4; i++)
            await AssertTakenAsync(transport);
        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public async Task Changed_settings_count_for_the_next_message()
    {
        TaskCompletionSource closed = new();
        await using ScriptedServer before = new(async wire =>
        {
            await wire.GreetAsync();
            await wire.TakeMessageAsync();
            await wire.HangAsync();
            closed.SetResult();
        });
        await using ScriptedServer after = new(async wire =>
        {
            await wire.GreetAsync();
            await wire.TakeMessageAsync();
            await wire.HangAsync();
        });
        OptionsDouble options = new(Mails.Options(before.Port));
        using SmtpMailTransport transport = new(options);

        await AssertTakenAsync(transport);
        options.Change(Mails.Options(after.Port));
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await AssertTakenAsync(transport);

        Assert.Equal((1, 1), (before.Connections, after.Connections));
    }

    [Fact]
    public async Task The_end_of_the_application_is_the_end_of_its_connections()
    {
        TaskCompletionSource<string> last = new();
        await using ScriptedServer server = new(async wire =>
        {
            await wire.GreetAsync();
            await wire.TakeMessageAsync();
            last.SetResult(await wire.ReadLineAsync());
        });
        SmtpMailTransport transport = Mails.Transport(server.Port);

        await AssertTakenAsync(transport);
        await transport.DisposeAsync();

        Assert.Equal("QUIT", await last.Task.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    private static async Task AssertTakenAsync(SmtpMailTransport transport)
    {
        MailResult result = await transport.SendAsync(Mails.Envelope("a@x.org"), Mails.Content(), default);
        Assert.Null(result.Fault);
        Assert.Equal(MailStatus.Accepted, result.Replies[0].Status);
    }

    private static async Task ServeAsync(ServerWire wire, System.Collections.Concurrent.ConcurrentBag<string> ids)
    {
        await wire.GreetAsync("PIPELINING");
        while (true)
        {
            List<string> content = await wire.TakeMessageAsync();
            ids.Add(content.Single(line => line.StartsWith("Message-ID:", StringComparison.Ordinal)));
            await wire.AnswerAsync("RSET", "250 ok");
        }
    }
}
