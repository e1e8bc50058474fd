using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Notification.Sdk.DingTalk.Tests.Support;
using Notification.Sdk.Http;

namespace Notification.Sdk.DingTalk.Tests;

public sealed class ChannelTests
{
    private const string Token = "plantedtoken";
    private const string Secret = "SECplantedsecret";

    [Theory]
    [InlineData(0)]
    [InlineData(130101)]
    [InlineData(300005)]
    [InlineData(310000)]
    [InlineData(777777)]
    [InlineData(500)]
    [InlineData(301)]
    public async Task No_secret_is_in_a_log_a_trace_a_metric_or_a_receipt(int code)
    {
        await using var host = new DingTalkHost();
        using var recorder = new TelemetryRecorder();
        host.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(recorder));
        host.Server.Add(Token).Script.Enqueue(VendorAnswers.Of(code, $"{Token} {Secret}"));
        host.Server.Http = code is 500 or 301 ? (code, $"Location: {host.Server.Url(Token)}\r\n", Token) : null;
        DeliveryTarget target = DingTalkHost.Target(host.Server.Url(Token), new() { ["secret"] = Secret });

        DeliveryReceipt receipt = await host.SendAsync(target);

        Assert.Contains(Token, Assert.Single(host.Server.Requests).Target, StringComparison.Ordinal);
        Assert.Contains(recorder.Heard, line => line.StartsWith("metric http.client", StringComparison.Ordinal));
        Assert.DoesNotContain(
            recorder.Heard.Append(receipt.Detail).Append(receipt.Code).Append($"{receipt}{target}{host.Channel}"),
            line => line.Contains("planted", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Nothing_that_holds_a_secret_has_a_text_form()
    {
        var settings = DingTalk.Settings.SettingsReader.Read(
            DingTalkHost.Target(Token, new() { ["secret"] = Secret, ["robots"] = "plantedtoo" }), true, []);

        Assert.DoesNotContain(
            "planted",
            $"{settings} {settings.Pool} {settings.Pool.Robots[0]} {settings.Mentions}",
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vendor_that_hangs_is_given_up_at_the_timeout()
    {
        await using var host = new DingTalkHost();
        host.Server.Hangs = true;

        Task<DeliveryReceipt> attempt = host.SendAsync(DingTalkHost.Target(host.Server.Url("T")));
        await host.Server.FirstRequest;
        host.Time.Advance(TimeSpan.FromSeconds(15));
        DeliveryReceipt receipt = await attempt;

        Assert.Equal((ReceiptStatus.Deferred, HttpReceipts.Timeout), (receipt.Status, receipt.Code));
    }

    [Fact]
    public async Task The_callers_cancellation_is_passed_on()
    {
        await using var host = new DingTalkHost();
        host.Server.Hangs = true;
        using var stop = new CancellationTokenSource();
        Delivery delivery = DingTalkHost.Message(DingTalkHost.Target(host.Server.Url("T")), "Intrusion");

        Task<DeliveryReceipt> attempt = host.Channel.SendAsync(delivery, stop.Token).AsTask();
        await host.Server.FirstRequest;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => attempt);
    }

    [Fact]
    public async Task Many_threads_at_once_send_whole_messages()
    {
        await using var host = new DingTalkHost();
        GroupRobot[] robots = [.. Enumerable.Range(0, 10).Select(i => host.Server.Add($"R{i}", DingTalkHost.Secret))];
        IEnumerable<string> lines = Enumerable.Range(0, 10)
            .Select(i => $"{host.Server.Url($"R{i}")} {DingTalkHost.Secret}");
        DeliveryTarget pool = DingTalkHost.Target("pool", new() { ["robots"] = string.Join('|', lines) });

        DeliveryReceipt[] receipts = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(i => Task.Run(() => host.SendAsync(pool, $"Event {i}"))));

        Assert.All(receipts, receipt => Assert.Equal("0", receipt.Code));
        Assert.All(robots, robot => Assert.Equal(20, robot.Posts.Count));
        Assert.Equal(200, robots.SelectMany(robot => robot.Titles).Distinct().Count());
    }

    [Fact]
    public async Task Adding_the_channel_again_adds_settings_and_not_a_channel()
    {
        await using var host = new DingTalkHost();
        IConfigurationRoot configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Http:AttemptTimeout", "00:00:07")]).Build();
        host.AddDingTalk(configuration).AddDingTalk();
        await using ServiceProvider provider = host.Services.BuildServiceProvider();

        DingTalkOptions options = provider.GetRequiredService<IOptions<DingTalkOptions>>().Value;

        Assert.Equal("dingtalk", Assert.Single(provider.GetServices<IChannel>()).Name);
        Assert.Equal((TimeSpan.FromSeconds(7), false), (options.Http.AttemptTimeout, options.Http.RequireHttps));
    }

    [Fact]
    public async Task A_handler_of_the_application_sees_the_request()
    {
        await using var host = new DingTalkHost();
        host.Server.Add("T");
        host.AddDingTalk(configureHttp: http => http.AddHttpMessageHandler(() => new Tagger()));

        await host.SendAsync(DingTalkHost.Target(host.Server.Url("T")));

        Assert.Equal("yes", Assert.Single(host.Server.Requests).Headers["X-Tag"]);
    }

    [Fact]
    public async Task Faulty_options_are_named_by_their_key()
    {
        await using var host = new DingTalkHost();
        host.AddDingTalk(options => options.Http.AttemptTimeout = TimeSpan.Zero);
        await using ServiceProvider provider = host.Services.BuildServiceProvider();

        var fault = Assert.Throws<OptionsValidationException>(
            () => provider.GetRequiredService<IOptions<DingTalkOptions>>().Value);

        Assert.Contains("DingTalk:Http:AttemptTimeout", fault.Message, StringComparison.Ordinal);
    }

    private sealed class Tagger : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("X-Tag", "yes");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
