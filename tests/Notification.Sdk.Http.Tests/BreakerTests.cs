using Notification.Sdk.Http.Sending;
using Notification.Sdk.Http.Tests.Support;

namespace Notification.Sdk.Http.Tests;

public sealed class BreakerTests
{
    [Fact]
    public async Task It_opens_lets_one_attempt_through_after_the_break_and_closes_on_success()
    {
        int status = 500;
        await using var server = new LoopbackServer(
            (_, stream, _, token) => LoopbackServer.ReplyAsync(stream, status, "", "", token));
        var time = new ManualClock();
        using Channel channel = Channel.OnLoopback(time);
        string url = $"http://127.0.0.1:{server.Port}/";
        await FailAsync(channel, url, 10);

        time.Advance(TimeSpan.FromSeconds(10));
        HttpAnswer open = await channel.GetAsync(url);

        Assert.Equal((ReceiptStatus.Deferred, HttpReceipts.CircuitOpen), (open.Failure?.Status, open.Failure?.Code));
        Assert.Equal((TimeSpan.FromSeconds(20), true), (open.Failure?.RetryAfter, open.Failure?.PausesEndpoint));
        Assert.True(open.Failure?.NothingSent);
        Assert.Equal(10, server.Requests.Count);

        time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(500, (await channel.GetAsync(url)).Status);
        Assert.Equal(HttpReceipts.CircuitOpen, (await channel.GetAsync(url)).Failure?.Code);
        Assert.Equal(11, server.Requests.Count);

        status = 204;
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(204, (await channel.GetAsync(url)).Status);
        Assert.Equal(204, (await channel.GetAsync(url)).Status);
    }

    [Fact]
    public async Task Another_endpoint_and_another_tenant_are_not_concerned()
    {
        await using LoopbackServer server = LoopbackServer.Replying(500);
        using Channel channel = Channel.OnLoopback(new ManualClock());
        string url = $"http://127.0.0.1:{server.Port}/";
        await FailAsync(channel, url, 10);

        Assert.Equal(HttpReceipts.CircuitOpen, (await channel.GetAsync(url)).Failure?.Code);
        Assert.Equal(500, (await channel.GetAsync(url, endpoint: "other")).Status);
        Assert.Equal(500, (await channel.GetAsync(url, tenant: "other")).Status);
    }

    [Fact]
    public async Task The_retries_of_one_delivery_never_open_it()
    {
        await using LoopbackServer server = LoopbackServer.Replying(503);
        var time = new ManualClock();
        using Channel channel = Channel.OnLoopback(time);

        foreach (int wait in new[] { 0, 1, 3, 5, 10, 10, 0, 1, 3, 5, 30, 60, 60, 180, 300, 600, 1800 })
        {
            time.Advance(TimeSpan.FromSeconds(wait));
            Assert.Equal(503, (await channel.GetAsync($"http://127.0.0.1:{server.Port}/")).Status);
        }
    }

    [Theory]
    [InlineData(429)]
    [InlineData(404)]
    [InlineData(302)]
    public async Task An_endpoint_that_answers_is_well(int status)
    {
        await using LoopbackServer server = LoopbackServer.Replying(status);
        using Channel channel = Channel.OnLoopback(new ManualClock());

        for (int i = 0; i < 30; i++)
        {
            Assert.Equal(status, (await channel.GetAsync($"http://127.0.0.1:{server.Port}/")).Status);
        }
    }

    [Fact]
    public async Task A_refused_address_does_not_open_it()
    {
        using var channel = new Channel(time: new ManualClock());

        for (int i = 0; i < 30; i++)
        {
            Assert.Equal(HttpReceipts.EgressRefused, (await channel.GetAsync("http://10.0.0.1/")).Failure?.Code);
        }
    }

    [Fact]
    public void Endpoints_that_nobody_asks_for_are_forgotten_and_the_others_kept()
    {
        int built = 0;
        var pipelines = new EndpointPipelines(
            () =>
            {
                built++;
                return EndpointPipeline.Build(new HttpBreakerOptions(), TimeProvider.System);
            },
            capacity: 100);
        var busy = new EndpointKey("", "busy");
        object first = pipelines.Get(busy);

        for (int i = 0; i < 1000; i++)
        {
            pipelines.Get(new EndpointKey("", $"{i}"));
            Assert.Same(first, pipelines.Get(busy));
        }

        Assert.Equal(1001, built);
        pipelines.Get(new EndpointKey("", "0"));
        Assert.Equal(1002, built);
    }

    private static async Task FailAsync(Channel channel, string url, int times)
    {
        for (int i = 0; i < times; i++)
        {
            Assert.Equal(500, (await channel.GetAsync(url)).Status);
        }
    }
}
