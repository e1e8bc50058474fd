using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Notification.Sdk.Http;
using Notification.Sdk.Sms.Tests.Support;

namespace Notification.Sdk.Sms.Tests.AlibabaCloud;

/// <summary>What came of a request when the answer is missing or broken, and what is told of it.</summary>
public sealed class AlibabaCloudOutcomeTests
{
    [Theory]
    [InlineData(false, ReceiptStatus.Rejected)]
    [InlineData(true, ReceiptStatus.Deferred)]
    public async Task No_answer_in_time_is_an_unknown_outcome_and_not_blindly_sent_again(
        bool resends, ReceiptStatus status)
    {
        await using var server = new LoopbackServer((_, _, _, token) => LoopbackServer.HangAsync(token));
        var time = new ManualClock();
        using SmsApplication application = AlibabaCloudApplication.Create(
            server, general: o => o.ResendUnknown = resends, time: time);

        Task<DeliveryReceipt> sending = application.SendAsync(Sample.Delivery()).AsTask();
        await server.FirstRequest;
        time.Advance(TimeSpan.FromSeconds(15));
        DeliveryReceipt receipt = await sending;

        Assert.Equal((status, SmsCodes.Unknown), (receipt.Status, receipt.Code));
        Assert.Equal(resends ? [Sample.Number] : [], receipt.StillOwed);
        Assert.Equal((false, !resends), (receipt.NothingSent, receipt.MayHaveArrived));
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(200, "not json")]
    [InlineData(200, "{\"Code\":\"planted <b>\"}")]
    [InlineData(500, "")]
    [InlineData(502, "<html>planted</html>")]
    public async Task A_broken_answer_is_an_unknown_outcome(int status, string body)
    {
        await using var server = new LoopbackServer((_, stream, socket, token) =>
        {
            if (status != 0)
            {
                return LoopbackServer.ReplyAsync(stream, status, "", body, token);
            }

            LoopbackServer.Reset(socket);
            return Task.CompletedTask;
        });
        using SmsApplication application = AlibabaCloudApplication.Create(server);

        DeliveryReceipt receipt = await application.SendAsync(Sample.Delivery());

        Assert.Equal((ReceiptStatus.Rejected, SmsCodes.Unknown), (receipt.Status, receipt.Code));
        Assert.DoesNotContain("planted", receipt.Detail, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task What_the_vendor_cannot_have_seen_is_sent_again()
    {
        SmsApplication application;
        await using (LoopbackServer gone = LoopbackServer.Replying(200))
        {
            application = AlibabaCloudApplication.Create(gone);
        }

        using (application)
        {
            DeliveryReceipt receipt = await application.SendAsync(Sample.Delivery());

            Assert.Equal((ReceiptStatus.Deferred, HttpReceipts.Connect), (receipt.Status, receipt.Code));
            Assert.Equal([Sample.Number], receipt.StillOwed);
            Assert.True(receipt.NothingSent);
        }
    }

    [Theory]
    [InlineData(200)]
    [InlineData(500)]
    [InlineData(0)]
    public async Task Secrets_and_numbers_are_in_no_log_trace_metric_or_receipt(int status)
    {
        await using var server = new LoopbackServer((_, stream, socket, token) =>
        {
            if (status != 0)
            {
                return LoopbackServer.ReplyAsync(
                    stream, status, "", AlibabaCloudApplication.Body("SignatureDoesNotMatch", "planted"), token);
            }

            LoopbackServer.Reset(socket);
            return Task.CompletedTask;
        });
        using var recorder = new TelemetryRecorder();
        using SmsApplication application = AlibabaCloudApplication.Create(
            server, options => options.SecurityToken = "token-planted");
        application.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(recorder));

        DeliveryReceipt receipt = await application.SendAsync(Sample.Delivery("text-planted"));

        Assert.Contains(recorder.Heard, line => line.StartsWith("metric http.client", StringComparison.Ordinal));
        Assert.DoesNotContain(
            recorder.Heard.Append(receipt.Detail).Append(
                $"{receipt} {new AlibabaCloudSmsOptions { AccessKeySecret = "planted" }}"),
            line => line.Contains("planted", StringComparison.OrdinalIgnoreCase)
                || line.Contains("13812345678", StringComparison.Ordinal));
    }
}
