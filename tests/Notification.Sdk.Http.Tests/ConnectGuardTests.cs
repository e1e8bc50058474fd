using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Notification.Sdk.Http.Tests.Support;

namespace Notification.Sdk.Http.Tests;

public sealed class ConnectGuardTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("2130706433")]
    [InlineData("0177.0.0.1")]
    [InlineData("0x7f000001")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("127.1")]
    [InlineData("127.0.1")]
    [InlineData("127.0.0.1.")]
    [InlineData("127。0。0。1")]
    [InlineData("①②⑦.0.0.1")]
    [InlineData("0")]
    [InlineData("0.0.0.0")]
    [InlineData("localhost")]
    [InlineData("LOCALHOST")]
    [InlineData("[::]")]
    [InlineData("[::1]")]
    [InlineData("[0:0:0:0:0:0:0:1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:7f00:1]")]
    [InlineData("[::127.0.0.1]")]
    [InlineData("[64:ff9b::127.0.0.1]")]
    [InlineData("[2002:7f00:1::]")]
    public async Task No_spelling_of_the_loopback_address_gets_through(string host)
    {
        await using LoopbackServer server = LoopbackServer.Replying(204);
        using var channel = new Channel();

        HttpAnswer answer = await channel.GetAsync($"http://{host}:{server.Port}/hook?token=planted");

        AssertNotReached(server, answer);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://2852039166/")]
    [InlineData("http://[fd00:ec2::254]/")]
    [InlineData("http://100.100.100.200/latest/meta-data/")]
    [InlineData("http://168.63.129.16/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://[fe80::1%25lo]/")]
    public async Task Metadata_and_private_addresses_are_refused(string url)
    {
        using var channel = new Channel();

        HttpAnswer answer = await channel.GetAsync(url);

        Assert.Equal((ReceiptStatus.Rejected, HttpReceipts.EgressRefused), (answer.Failure?.Status, answer.Failure?.Code));
    }

    [Theory]
    [InlineData("http://public.example@127.0.0.1:{0}/")]
    [InlineData("http://user:planted@localhost:{0}/")]
    [InlineData("http://localhost:{0}/#public.example")]
    [InlineData("ftp://localhost:{0}/")]
    [InlineData("file:///etc/passwd#{0}")]
    public async Task A_tricky_URL_is_refused_before_anything_is_resolved(string url)
    {
        await using LoopbackServer server = LoopbackServer.Replying(204);
        var resolver = new ScriptedResolver(["127.0.0.1"]);
        using var channel = new Channel(resolver);

        HttpAnswer answer = await channel.GetAsync(url.Replace("{0}", $"{server.Port}", StringComparison.Ordinal));

        Assert.Equal((ReceiptStatus.Rejected, HttpReceipts.BadAddress), (answer.Failure?.Status, answer.Failure?.Code));
        Assert.DoesNotContain("planted", answer.Failure?.Detail, StringComparison.Ordinal);
        Assert.Equal((0, 0), (resolver.Questions, server.Connections));
    }

    [Theory]
    [InlineData("localhost.")]
    [InlineData("127.0.0.1.nip.example")]
    [InlineData("xn--public-example")]
    public async Task Whatever_the_name_looks_like_its_address_decides(string host)
    {
        await using LoopbackServer server = LoopbackServer.Replying(204);
        using var channel = new Channel(new ScriptedResolver(["127.0.0.1"]));

        AssertNotReached(server, await channel.GetAsync($"http://{host}:{server.Port}/"));
    }

    [Fact]
    public async Task Plain_http_is_refused_unless_it_is_allowed()
    {
        await using LoopbackServer server = LoopbackServer.Replying(204);
        using Channel channel = Channel.OnLoopback();
        channel.Options.RequireHttps = true;

        HttpAnswer answer = await channel.GetAsync($"http://127.0.0.1:{server.Port}/");

        Assert.Equal(HttpReceipts.BadAddress, answer.Failure?.Code);
        Assert.Contains("RequireHttps", answer.Failure?.Detail, StringComparison.Ordinal);
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task A_refusal_names_the_host_and_the_mend_but_not_the_rest_of_the_URL()
    {
        using var channel = new Channel(new ScriptedResolver(["10.20.30.40"]));

        HttpAnswer answer = await channel.GetAsync("http://hooks.corp.example/planted?token=planted");

        string detail = answer.Failure?.Detail ?? "";
        Assert.Contains("hooks.corp.example", detail, StringComparison.Ordinal);
        Assert.Contains("AllowedHosts", detail, StringComparison.Ordinal);
        Assert.Contains("10.0.0.0/8", detail, StringComparison.Ordinal);
        Assert.DoesNotContain("10.20.30.40", detail, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_changes_its_mind_after_the_check_gains_nothing()
    {
        // 127.0.0.1 stands for the public address, 127.0.0.2 for the internal one that the attacker is after.
        await using LoopbackServer server = LoopbackServer.Replying(204, "Connection: close\r\n");
        await using var prey = new LoopbackServer(
            (_, stream, _, token) => LoopbackServer.ReplyAsync(stream, 204, "", "", token),
            IPAddress.Parse("127.0.0.2"),
            port: server.Port);
        var resolver = new ScriptedResolver(["127.0.0.1"], ["127.0.0.2"]);
        using var channel = new Channel(resolver);
        channel.Options.AllowedNetworks.Add("127.0.0.1/32");
        string url = $"http://rebinding.example:{server.Port}/";

        HttpAnswer first = await channel.GetAsync(url);

        Assert.Equal((204, 1, 1), (first.Status, server.Connections, resolver.Questions));

        HttpAnswer second = await channel.GetAsync(url);

        AssertNotReached(prey, second);
    }

    [Fact]
    public async Task One_internal_address_among_public_ones_refuses_the_whole_name()
    {
        await using LoopbackServer server = LoopbackServer.Replying(204);
        using var channel = new Channel(new ScriptedResolver(["127.0.0.1", "127.0.0.2"]));
        channel.Options.AllowedNetworks.Add("127.0.0.1/32");

        AssertNotReached(server, await channel.GetAsync($"http://mixed.example:{server.Port}/"));
    }

    [Fact]
    public async Task An_allowed_name_is_connected_to()
    {
        await using LoopbackServer server = LoopbackServer.Replying(204);
        using var channel = new Channel(new ScriptedResolver(["127.0.0.1"]));
        channel.Options.AllowedHosts.Add("hooks.corp.example");

        Assert.Equal(204, (await channel.GetAsync($"http://hooks.corp.example:{server.Port}/")).Status);
        AssertRefused(await channel.GetAsync($"http://other.corp.example:{server.Port}/"));
    }

    [Fact]
    public async Task When_the_first_address_does_not_answer_the_next_one_is_tried()
    {
        await using LoopbackServer server = LoopbackServer.Replying(204);
        using var channel = new Channel(new ScriptedResolver(["127.0.0.9", "127.0.0.1"]));
        channel.Options.AllowedNetworks.Add("127.0.0.0/8");

        Assert.Equal(204, (await channel.GetAsync($"http://two.example:{server.Port}/")).Status);
    }

    [Fact]
    public async Task A_name_without_addresses_is_tried_again_later()
    {
        using var channel = new Channel(new ScriptedResolver([[]]));

        HttpAnswer answer = await channel.GetAsync("http://nowhere.example/");

        Assert.Equal((ReceiptStatus.Deferred, HttpReceipts.Name), (answer.Failure?.Status, answer.Failure?.Code));
        Assert.True(answer.Failure?.NothingSent);
    }

    [Fact]
    public async Task A_redirect_to_the_metadata_address_is_not_followed()
    {
        await using LoopbackServer server = LoopbackServer.Replying(302, "Location: http://169.254.169.254/latest/\r\n");
        var resolver = new ScriptedResolver(["127.0.0.1"]);
        using var channel = new Channel(resolver);
        channel.Options.AllowedNetworks.Add("127.0.0.0/8");

        HttpAnswer answer = await channel.GetAsync($"http://hooks.example:{server.Port}/");

        Assert.Equal((302, 1), (answer.Status, server.Requests.Count));
        Assert.Equal(1, resolver.Questions);
    }

    [Fact]
    public async Task A_change_of_the_options_holds_for_the_next_connection()
    {
        await using LoopbackServer server = LoopbackServer.Replying(204);
        using var channel = new Channel();
        AssertRefused(await channel.GetAsync($"http://127.0.0.1:{server.Port}/"));

        channel.Options.AllowedNetworks.Add("127.0.0.1/32");

        Assert.Equal(204, (await channel.GetAsync($"http://127.0.0.1:{server.Port}/")).Status);
    }

    [Fact]
    public async Task A_handler_of_the_application_sits_above_the_guard()
    {
        using var channel = new Channel();
        channel.Client.AddHttpMessageHandler(() => new Rewriting("http://127.0.0.1:1/"));

        AssertRefused(await channel.GetAsync("http://public.example/"));
    }

    private static void AssertNotReached(LoopbackServer server, HttpAnswer answer)
    {
        AssertRefused(answer);
        Assert.Equal(0, server.Connections);
    }

    private static void AssertRefused(HttpAnswer answer) =>
        Assert.Equal((ReceiptStatus.Rejected, HttpReceipts.EgressRefused), (answer.Failure?.Status, answer.Failure?.Code));

    private sealed class Rewriting(string url) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(url);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
