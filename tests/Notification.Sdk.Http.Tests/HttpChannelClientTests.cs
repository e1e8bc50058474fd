using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Notification.Sdk.Http.Tests.Support;

namespace Notification.Sdk.Http.Tests;

public sealed class HttpChannelClientTests
{
    [Fact]
    public async Task An_answer_comes_back_with_its_body()
    {
        await using LoopbackServer server = LoopbackServer.Replying(200, body: "{\"errcode\":0}");
        using Channel channel = Channel.OnLoopback();

        HttpAnswer answer = await channel.GetAsync($"http://127.0.0.1:{server.Port}/");

        Assert.Null(answer.Failure);
        Assert.Equal((200, "{\"errcode\":0}", false), (answer.Status, answer.ReadText(), answer.Truncated));
    }

    [Theory]
    [InlineData(1024, false)]
    [InlineData(1025, true)]
    [InlineData(900_000, true)]
    public async Task A_body_is_cut_at_the_limit(int length, bool truncated)
    {
        await using LoopbackServer server = LoopbackServer.Replying(200, body: new string('x', length));
        using Channel channel = Channel.OnLoopback();
        channel.Options.MaxResponseBytes = 1024;

        HttpAnswer answer = await channel.GetAsync($"http://127.0.0.1:{server.Port}/");

        Assert.Equal((1024, truncated), (answer.Body.Length, answer.Truncated));
    }

    [Fact]
    public async Task A_body_that_never_ends_is_cut_too()
    {
        await using var server = new LoopbackServer(async (_, stream, _, token) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"), token);
            while (true)
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes("400\r\n" + new string('x', 1024) + "\r\n"), token);
            }
        });
        using Channel channel = Channel.OnLoopback();

        HttpAnswer answer = await channel.GetAsync($"http://127.0.0.1:{server.Port}/");

        Assert.Equal((65_536, true), (answer.Body.Length, answer.Truncated));
    }

    [Fact]
    public async Task A_compressed_body_is_not_blown_up()
    {
        await using LoopbackServer server = LoopbackServer.Replying(200, "Content-Encoding: gzip\r\n", "not gzip at all");
        using Channel channel = Channel.OnLoopback();

        HttpAnswer answer = await channel.GetAsync($"http://127.0.0.1:{server.Port}/");

        Assert.Equal("not gzip at all", answer.ReadText());
        Assert.False(server.Requests.Single().Headers.ContainsKey("Accept-Encoding"));
    }

    [Fact]
    public async Task A_server_that_hangs_is_given_up_at_the_timeout()
    {
        await using var server = new LoopbackServer((_, _, _, token) => LoopbackServer.HangAsync(token));
        var time = new ManualClock();
        using Channel channel = Channel.OnLoopback(time);

        Task<HttpAnswer> attempt = channel.GetAsync($"http://127.0.0.1:{server.Port}/");
        await server.FirstRequest;
        time.Advance(TimeSpan.FromSeconds(14.9));
        Assert.False(attempt.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.1));
        HttpAnswer answer = await attempt;

        Assert.Equal((ReceiptStatus.Deferred, HttpReceipts.Timeout), (answer.Failure?.Status, answer.Failure?.Code));
        Assert.False(answer.Failure?.NothingSent);
        Assert.Contains("15 seconds", answer.Failure?.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_stops_half_way_is_given_up_at_the_timeout_but_needs_no_waiting_for_the_status_alone()
    {
        await using var server = new LoopbackServer(async (_, stream, _, token) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"), token);
            await LoopbackServer.HangAsync(token);
        });
        var time = new ManualClock();
        using Channel channel = Channel.OnLoopback(time);
        string url = $"http://127.0.0.1:{server.Port}/";

        HttpAnswer status = await channel.GetAsync(url, completion: HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal((200, 0), (status.Status, status.Body.Length));

        Task<HttpAnswer> attempt = channel.GetAsync(url);
        while (server.Requests.Count < 2)
        {
            await Task.Yield();
        }

        time.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(HttpReceipts.Timeout, (await attempt).Failure?.Code);
    }

    [Fact]
    public async Task A_reset_connection_is_tried_again_later()
    {
        await using var server = new LoopbackServer((_, _, socket, _) =>
        {
            LoopbackServer.Reset(socket);
            return Task.CompletedTask;
        });
        using Channel channel = Channel.OnLoopback();

        HttpAnswer answer = await channel.GetAsync($"http://127.0.0.1:{server.Port}/");

        Assert.Equal((ReceiptStatus.Deferred, HttpReceipts.Network), (answer.Failure?.Status, answer.Failure?.Code));
        Assert.False(answer.Failure?.NothingSent);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task A_closed_port_is_tried_again_later()
    {
        int port;
        await using (LoopbackServer gone = LoopbackServer.Replying(204))
        {
            port = gone.Port;
        }

        using Channel channel = Channel.OnLoopback();

        HttpAnswer answer = await channel.GetAsync($"http://127.0.0.1:{port}/");

        Assert.Equal((ReceiptStatus.Deferred, HttpReceipts.Connect), (answer.Failure?.Status, answer.Failure?.Code));
        Assert.True(answer.Failure?.NothingSent);
    }

    [Fact]
    public async Task The_callers_own_cancellation_is_not_an_answer()
    {
        await using var server = new LoopbackServer((_, _, _, token) => LoopbackServer.HangAsync(token));
        using Channel channel = Channel.OnLoopback();
        using var stop = new CancellationTokenSource();

        Task<HttpAnswer> attempt = channel.GetAsync($"http://127.0.0.1:{server.Port}/", cancellationToken: stop.Token);
        await server.FirstRequest;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => attempt);
    }

    [Theory]
    [InlineData(204)]
    [InlineData(500)]
    [InlineData(0)]
    public async Task A_secret_in_the_URL_is_in_no_log_trace_metric_or_receipt(int status)
    {
        await using var server = new LoopbackServer((_, stream, socket, token) =>
        {
            if (status != 0)
            {
                return LoopbackServer.ReplyAsync(stream, status, "X-Echo: planted\r\n", "planted", token);
            }

            LoopbackServer.Reset(socket);
            return Task.CompletedTask;
        });
        using var recorder = new TelemetryRecorder();
        using Channel channel = Channel.OnLoopback();
        channel.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(recorder));

        HttpAnswer answer = await channel.GetAsync($"http://127.0.0.1:{server.Port}/planted?token=planted");

        DeliveryReceipt receipt = HttpReceipts.RetryUnlessGone(answer);
        Assert.Equal("/planted?token=planted", server.Requests.Single().Target);
        Assert.Contains(recorder.Heard, line => line.StartsWith("metric http.client", StringComparison.Ordinal));
        Assert.DoesNotContain(
            recorder.Heard.Append(receipt.Detail).Append(receipt.Code).Append(answer.ToString()),
            line => line.Contains("planted", StringComparison.OrdinalIgnoreCase));
        Assert.False(server.Requests.Single().Headers.ContainsKey("traceparent"));
    }
}
