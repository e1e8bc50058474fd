using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Notification.Sdk.Http;
using Notification.Sdk.Http.Tests.Support;
using Notification.Sdk.Webhook.Tests.Support;

namespace Notification.Sdk.Webhook.Tests;

public sealed class WebhookChannelTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    [Fact]
    public async Task It_posts_a_signed_body_under_the_deliverys_id()
    {
        await using LoopbackServer server = LoopbackServer.Replying(204);
        using var hook = new Hook();

        DeliveryReceipt receipt = await hook.SendAsync(
            server, Deliveries.Event, ("secret", Secret), ("header.X-Api-Key", "k 1"), ("header:Expires", "0"));

        Assert.Equal((ReceiptStatus.Delivered, "204"), (receipt.Status, receipt.Code));
        ReceivedRequest request = server.Requests.Single();
        Assert.Equal(("POST", "/hook"), (request.Method, request.Target));
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        Assert.Equal(Deliveries.Id, request.Headers["webhook-id"]);
        Assert.Equal(Deliveries.Id, request.Headers["Idempotency-Key"]);
        Assert.Equal("Notification.Sdk", request.Headers["User-Agent"]);
        Assert.Equal(("k 1", "0"), (request.Headers["X-Api-Key"], request.Headers["Expires"]));
        Assert.StartsWith("v1,", request.Headers["webhook-signature"], StringComparison.Ordinal);
        Assert.StartsWith("{\"type\":\"notification.event\"", request.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retry_has_the_same_id_and_body_and_the_time_of_its_own_attempt()
    {
        await using LoopbackServer server = LoopbackServer.Replying(503);
        using var hook = new Hook();

        await hook.SendAsync(server, Deliveries.Event, ("secret", Secret));
        hook.Time.Advance(TimeSpan.FromMinutes(5));
        await hook.SendAsync(server, Deliveries.Event, ("secret", Secret));

        ReceivedRequest[] both = [.. server.Requests];
        Assert.Equal(both[0].Headers["webhook-id"], both[1].Headers["webhook-id"]);
        Assert.Equal(both[0].Body, both[1].Body);
        Assert.Equal(300, Timestamp(both[1]) - Timestamp(both[0]));
        Assert.Equal(hook.Time.GetUtcNow().ToUnixTimeSeconds(), Timestamp(both[1]));
        Assert.NotEqual(both[0].Headers["webhook-signature"], both[1].Headers["webhook-signature"]);
    }

    [Fact]
    public async Task Without_a_secret_there_is_no_signature()
    {
        await using LoopbackServer server = LoopbackServer.Replying(200);
        using var hook = new Hook();

        await hook.SendAsync(server, Deliveries.Test, ("method", "PUT"));

        ReceivedRequest request = server.Requests.Single();
        Assert.Equal("PUT", request.Method);
        Assert.False(request.Headers.ContainsKey("webhook-signature"));
    }

    [Theory]
    [InlineData(200, "", ReceiptStatus.Delivered, false, false)]
    [InlineData(302, "Location: http://169.254.169.254/\r\n", ReceiptStatus.Deferred, false, false)]
    [InlineData(401, "", ReceiptStatus.Deferred, false, false)]
    [InlineData(404, "", ReceiptStatus.Deferred, false, false)]
    [InlineData(410, "", ReceiptStatus.Rejected, true, false)]
    [InlineData(429, "Retry-After: 90\r\n", ReceiptStatus.Deferred, false, true)]
    [InlineData(500, "", ReceiptStatus.Deferred, false, false)]
    [InlineData(503, "Retry-After: Mon, 02 Mar 2026 09:01:30 GMT\r\n", ReceiptStatus.Deferred, false, true)]
    public async Task The_answer_decides(int status, string headers, ReceiptStatus expected, bool disables, bool pauses)
    {
        await using LoopbackServer server = LoopbackServer.Replying(status, headers, "body");
        using var hook = new Hook();

        DeliveryReceipt receipt = await hook.SendAsync(server, Deliveries.Event);

        Assert.Equal((expected, $"{status}"), (receipt.Status, receipt.Code));
        Assert.Equal((disables, pauses), (receipt.DisablesEndpoint, receipt.PausesEndpoint));
        Assert.Equal(pauses ? 90 : null, receipt.RetryAfter?.TotalSeconds);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_receiver_that_hangs_is_given_up_at_the_endpoints_own_timeout()
    {
        await using var server = new LoopbackServer((_, _, _, token) => LoopbackServer.HangAsync(token));
        using var hook = new Hook();

        Task<DeliveryReceipt> attempt = hook.SendAsync(server, Deliveries.Event, ("timeout", "3"));
        await server.FirstRequest;
        hook.Time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.False(attempt.IsCompleted);
        hook.Time.Advance(TimeSpan.FromSeconds(0.1));

        DeliveryReceipt receipt = await attempt;
        Assert.Equal((ReceiptStatus.Deferred, HttpReceipts.Timeout), (receipt.Status, receipt.Code));
    }

    [Fact]
    public async Task A_reset_connection_is_tried_again_later_and_not_at_once()
    {
        await using var server = new LoopbackServer((_, _, socket, _) =>
        {
            LoopbackServer.Reset(socket);
            return Task.CompletedTask;
        });
        using var hook = new Hook();

        DeliveryReceipt receipt = await hook.SendAsync(server, Deliveries.Event);

        Assert.Equal((ReceiptStatus.Deferred, HttpReceipts.Network), (receipt.Status, receipt.Code));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("http://10.0.0.1/planted", HttpReceipts.EgressRefused)]
    [InlineData("http://169.254.169.254/planted", HttpReceipts.EgressRefused)]
    [InlineData("http://[::1]/planted", HttpReceipts.EgressRefused)]
    [InlineData("http://user:planted@127.0.0.1/", HttpReceipts.BadAddress)]
    [InlineData("hooks.example/planted", HttpReceipts.BadAddress)]
    [InlineData("", HttpReceipts.BadAddress)]
    public async Task An_address_that_must_not_be_reached_is_rejected(string address, string code)
    {
        using var hook = new Hook();

        DeliveryReceipt receipt = await hook.SendAsync(Deliveries.To(Hook.Target(address), Deliveries.Event));

        Assert.Equal((ReceiptStatus.Rejected, code), (receipt.Status, receipt.Code));
        Assert.DoesNotContain("planted", receipt.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_setting_is_rejected_before_anything_is_sent()
    {
        await using LoopbackServer server = LoopbackServer.Replying(204);
        using var hook = new Hook();

        DeliveryReceipt receipt = await hook.SendAsync(server, Deliveries.Event, ("header:X", "a\r\nEvil: 1"));

        Assert.Equal((ReceiptStatus.Rejected, HttpReceipts.BadSettings), (receipt.Status, receipt.Code));
        Assert.Equal(0, server.Connections);
    }

    [Theory]
    [InlineData(204)]
    [InlineData(400)]
    [InlineData(0)]
    public async Task Planted_secrets_are_in_no_log_trace_metric_receipt_or_exception(int status)
    {
        await using var server = new LoopbackServer((_, stream, socket, token) =>
        {
            if (status != 0)
            {
                return LoopbackServer.ReplyAsync(stream, status, "", "planted", token);
            }

            LoopbackServer.Reset(socket);
            return Task.CompletedTask;
        });
        using var recorder = new TelemetryRecorder();
        using var hook = new Hook();
        hook.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(recorder));
        DeliveryTarget target = Hook.Target(
            $"http://127.0.0.1:{server.Port}/planted?key=planted",
            ("secret", "whsec_plantedplantedplantedplantedplan"),
            ("header:Authorization", "Bearer planted"));

        DeliveryReceipt receipt = await hook.SendAsync(Deliveries.To(target, Deliveries.Event));

        Assert.Equal("Bearer planted", server.Requests.Single().Headers["Authorization"]);
        Assert.NotEmpty(recorder.Heard);
        Assert.DoesNotContain(
            recorder.Heard.Append($"{receipt} {receipt.Detail}"),
            line => line.Contains("planted", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_callers_cancellation_holds_no_secret()
    {
        await using var server = new LoopbackServer((_, _, _, token) => LoopbackServer.HangAsync(token));
        using var hook = new Hook();
        using var stop = new CancellationTokenSource();
        DeliveryTarget target = Hook.Target($"http://127.0.0.1:{server.Port}/planted");

        Task<DeliveryReceipt> attempt = hook.SendAsync(Deliveries.To(target, Deliveries.Event), stop.Token);
        await server.FirstRequest;
        await stop.CancelAsync();

        OperationCanceledException fault = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => attempt);
        Assert.DoesNotContain("planted", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Our_certificate_and_the_hosts_own_authority_are_used()
    {
        using var certificates = new TestCertificates();
        await using var server = new LoopbackServer(
            (_, stream, _, token) => LoopbackServer.ReplyAsync(stream, 204, "", "", token), certificate: certificates.Server);
        using var hook = new Hook(options =>
        {
            options.Http.AllowedHosts.Add("localhost");
            options.Http.Tls["localhost"] = new HttpHostTls
            {
                CaFile = certificates.CaFile,
                ClientCertificateFile = certificates.OwnPem,
                ClientKeyFile = certificates.OwnKey,
            };
        });

        DeliveryReceipt receipt = await hook.SendAsync(
            Deliveries.To(Hook.Target($"https://localhost:{server.Port}/"), Deliveries.Event));

        Assert.Equal(ReceiptStatus.Delivered, receipt.Status);
        Assert.Equal("CN=notifier", server.Requests.Single().ClientCertificate);
    }

    private static long Timestamp(ReceivedRequest request) =>
        long.Parse(request.Headers["webhook-timestamp"], CultureInfo.InvariantCulture);
}
