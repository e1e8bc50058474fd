using System.Collections.Specialized;
using System.Globalization;
using Notification.Sdk.Events;
using Notification.Sdk.Sms.AlibabaCloud;
using Notification.Sdk.Sms.Tests.Support;

namespace Notification.Sdk.Sms.Tests.AlibabaCloud;

public sealed class AlibabaCloudTests
{
    private const string Ok = "OK";

    public static TheoryData<string, string, ReceiptStatus, bool, int?> Codes => new()
    {
        { "OK", "", ReceiptStatus.Delivered, false, null },
        { "SignatureNonceUsed", "", ReceiptStatus.Delivered, false, null },
        { "isv.BUSINESS_LIMIT_CONTROL", "触发分钟级流控Permits:1", ReceiptStatus.Deferred, false, 60 },
        { "isv.BUSINESS_LIMIT_CONTROL", "触发小时级流控Permits:5", ReceiptStatus.Deferred, false, 3600 },
        { "isv.BUSINESS_LIMIT_CONTROL", "触发天级流控Permits:10", ReceiptStatus.Deferred, false, 86400 },
        { "isv.BUSINESS_LIMIT_CONTROL", "", ReceiptStatus.Deferred, false, 3600 },
        { "isv.DAY_LIMIT_CONTROL", "", ReceiptStatus.Deferred, false, 86400 },
        { "isv.MONTH_LIMIT_CONTROL", "", ReceiptStatus.Deferred, false, 86400 },
        { "Throttling.User", "", ReceiptStatus.Deferred, false, 1 },
        { "isp.SYSTEM_ERROR", "", ReceiptStatus.Deferred, false, null },
        { "InvalidTimeStamp.Expired", "", ReceiptStatus.Deferred, false, 60 },
        { "isv.MOBILE_NUMBER_ILLEGAL", "", ReceiptStatus.Rejected, false, null },
        { "isv.MOBILE_COUNT_OVER_LIMIT", "", ReceiptStatus.Rejected, false, null },
        { "isv.DOMESTIC_NUMBER_NOT_SUPPORTED", "", ReceiptStatus.Rejected, false, null },
        { "isv.INVALID_PARAMETERS", "", ReceiptStatus.Rejected, false, null },
        { "isv.INVALID_JSON_PARAM", "", ReceiptStatus.Rejected, false, null },
        { "isv.TEMPLATE_MISSING_PARAMETERS", "", ReceiptStatus.Rejected, false, null },
        { "isv.TEMPLATE_PARAMS_ILLEGAL", "", ReceiptStatus.Rejected, false, null },
        { "isv.PARAM_LENGTH_LIMIT", "", ReceiptStatus.Rejected, false, null },
        { "isv.PARAM_NOT_SUPPORT_URL", "", ReceiptStatus.Rejected, false, null },
        { "isv.SMS_TEMPLATE_ILLEGAL", "", ReceiptStatus.Rejected, false, null },
        { "isv.SMS_CONTENT_ILLEGAL", "", ReceiptStatus.Rejected, false, null },
        { "isv.BLACK_KEY_CONTROL_LIMIT", "", ReceiptStatus.Rejected, false, null },
        { "isv.EXTEND_CODE_ERROR", "", ReceiptStatus.Rejected, false, null },
        { "isv.SMS_SIGNATURE_ILLEGAL", "", ReceiptStatus.Rejected, true, null },
        { "isv.SMS_SIGN_ILLEGAL", "", ReceiptStatus.Rejected, true, null },
        { "isv.SIGN_STATE_ILLEGAL", "", ReceiptStatus.Rejected, true, null },
        { "isv.SMS_SIGNATURE_SCENE_ILLEGAL", "", ReceiptStatus.Rejected, true, null },
        { "isv.DENY_IP_RANGE", "", ReceiptStatus.Rejected, true, null },
        { "isv.OUT_OF_SERVICE", "", ReceiptStatus.Rejected, true, null },
        { "isv.AMOUNT_NOT_ENOUGH", "", ReceiptStatus.Rejected, true, null },
        { "isv.ACCOUNT_ABNORMAL", "", ReceiptStatus.Rejected, true, null },
        { "isv.ACCOUNT_NOT_EXISTS", "", ReceiptStatus.Rejected, true, null },
        { "isv.PRODUCT_UN_SUBSCRIPT", "", ReceiptStatus.Rejected, true, null },
        { "isv.PRODUCT_UNSUBSCRIBE", "", ReceiptStatus.Rejected, true, null },
        { "isp.RAM_PERMISSION_DENY", "", ReceiptStatus.Rejected, true, null },
        { "SignatureDoesNotMatch", "", ReceiptStatus.Rejected, true, null },
        { "InvalidVersion", "", ReceiptStatus.Rejected, true, null },
        { "InvalidAction.NotFound", "", ReceiptStatus.Rejected, true, null },
        { "isv.SOMETHING_NEW", "", ReceiptStatus.Rejected, false, null },
    };

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Each_code_comes_to_its_receipt(
        string code, string message, ReceiptStatus status, bool disables, int? wait)
    {
        // The gateway before the service answers with 400, the service itself with 200: the code decides.
        int http = code.Contains('_', StringComparison.Ordinal) || code == Ok ? 200 : 400;
        await using LoopbackServer server = AlibabaCloudApplication.Answering(
            _ => (http, AlibabaCloudApplication.Body(code, message)));
        using SmsApplication application = AlibabaCloudApplication.Create(server);

        DeliveryReceipt receipt = await application.SendAsync(Sample.Delivery());

        Assert.Equal((status, code, disables), (receipt.Status, receipt.Code, receipt.DisablesEndpoint));
        Assert.Equal(wait is { } seconds ? TimeSpan.FromSeconds(seconds) : null, receipt.RetryAfter);
        Assert.Contains("+86138****5678", receipt.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("13812345678", receipt.Detail, StringComparison.Ordinal);
        Assert.True(code == Ok || receipt.Detail.EndsWith('.'), receipt.Detail);
    }

    [Theory]
    [InlineData("isv.DAY_LIMIT_CONTROL", true)]
    [InlineData("isv.MONTH_LIMIT_CONTROL", true)]
    [InlineData("Throttling.User", true)]
    [InlineData("isv.BUSINESS_LIMIT_CONTROL", false)]
    public async Task A_limit_of_the_account_pauses_the_endpoint(string code, bool pauses)
    {
        await using LoopbackServer server = AlibabaCloudApplication.Answering(
            _ => (200, AlibabaCloudApplication.Body(code)));
        using SmsApplication application = AlibabaCloudApplication.Create(server);

        Assert.Equal(pauses, (await application.SendAsync(Sample.Delivery())).PausesEndpoint);
    }

    [Fact]
    public void Every_code_is_in_the_table_of_tests_or_a_synonym() => Assert.Empty(
        AlibabaCloudCodes.Known.Except(Codes.Select(row => (string)row[0]))
            .Except(
            [
                "Throttling", "ServiceUnavailable", "NoPermission", "Forbidden.RAM", "InvalidAccessKeyId.NotFound",
                "InvalidAccessKeyId.Inactive",
            ]));

    [Fact]
    public async Task The_request_is_signed_and_says_what_the_template_wants()
    {
        await using LoopbackServer server = AlibabaCloudApplication.Answering(
            _ => (200, AlibabaCloudApplication.Body(Ok)));
        using SmsApplication application = AlibabaCloudApplication.Create(server, options =>
        {
            options.SecurityToken = "token-planted";
            options.Severities["Critical"] = "紧急";
            options.MaxParameterLength = 16;
            options.Topics[Topics.Alerts] = new AlibabaCloudTemplate
            {
                TemplateCode = "SMS_2",
                SignName = "安全中心",
                Parameters =
                {
                    ["a"] = "title", ["b"] = "severity", ["c"] = "asset", ["d"] = "count", ["e"] = "topic", ["f"] = "time",
                    ["g"] = "code",
                },
            };
        });

        DeliveryReceipt receipt = await application.SendAsync(
            Sample.Delivery(
                text: "反弹 Shell 【银行】 see http://evil.example/x", securityEvent: Sample.Event(asset: "10.0.0.1")));

        ReceivedRequest request = Assert.Single(server.Requests);
        NameValueCollection query = request.Query();
        Assert.Equal("POST", request.Method);
        Assert.True(Acs3Verifier.IsGood(request, AlibabaCloudApplication.Secret));
        Assert.False(Acs3Verifier.IsGood(request, "another"));
        Assert.Equal(("SendSms", "2017-05-25"), (request.Headers["x-acs-action"], request.Headers["x-acs-version"]));
        Assert.Equal("2026-03-02T09:00:00Z", request.Headers["x-acs-date"]);
        Assert.Equal("token-planted", request.Headers["x-acs-security-token"]);
        Assert.Equal(("SMS_2", "安全中心", "d-1"), (query["TemplateCode"], query["SignName"], query["OutId"]));
        Assert.Equal("8613812345678", query["PhoneNumbers"]);
        Assert.Equal(
            """{"a":"反弹 Shell (银行)...","b":"紧急","c":"10-0-0-1","d":"1","e":"alerts","f":"2026-03-02 15:30","g":"-"}""",
            System.Text.RegularExpressions.Regex.Unescape(query["TemplateParam"] ?? ""));
        Assert.Contains("accepted as 900^0", receipt.Detail, StringComparison.Ordinal);
        Assert.Equal(SmsState.Queued, Assert.Single(await application.Reports.FindAsync("900^0")).State);
    }

    [Fact]
    public async Task A_verification_carries_its_code()
    {
        await using LoopbackServer server = AlibabaCloudApplication.Answering(
            _ => (200, AlibabaCloudApplication.Body(Ok)));
        using SmsApplication application = AlibabaCloudApplication.Create(
            server, options =>
                options.Verification = new() { TemplateCode = "SMS_9", Parameters = { ["code"] = "code" } });

        await application.SendAsync(
            Sample.Delivery(kind: DeliveryKind.Verification, code: "12345678", topic: Topics.System));

        NameValueCollection query = server.Requests.Single().Query();
        Assert.Equal(("SMS_9", """{"code":"12345678"}"""), (query["TemplateCode"], query["TemplateParam"]));
    }

    [Fact]
    public async Task A_topic_without_template_is_refused_without_asking_the_vendor()
    {
        await using LoopbackServer server = AlibabaCloudApplication.Answering(
            _ => (200, AlibabaCloudApplication.Body(Ok)));
        using SmsApplication application = AlibabaCloudApplication.Create(server, options =>
        {
            options.Topics.Clear();
            options.Topics["baseline"] = new() { TemplateCode = "SMS_1" };
        });

        DeliveryReceipt receipt = await application.SendAsync(Sample.Delivery());

        Assert.Equal((ReceiptStatus.Rejected, SmsCodes.NoTemplate), (receipt.Status, receipt.Code));
        Assert.Contains("Sms:AlibabaCloud:Topics", receipt.Detail, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_thousand_numbers_go_in_one_call_and_countries_apart()
    {
        await using LoopbackServer server = AlibabaCloudApplication.Answering(
            _ => (200, AlibabaCloudApplication.Body(Ok)));
        using SmsApplication application = AlibabaCloudApplication.Create(server);
        IEnumerable<string> mainland = Enumerable.Range(0, 1001).Select(i => $"+861380000{i:0000}");

        DeliveryReceipt receipt = await application.SendAsync(
            Sample.Delivery(address: string.Join(',', mainland.Append("+12025550123").Append("+886912345678"))));

        Assert.Equal(ReceiptStatus.Delivered, receipt.Status);
        Assert.Equal(
            [1000, 1, 2], server.Requests.Select(request => request.Query()["PhoneNumbers"]?.Split(',').Length ?? 0));
        Assert.All(
            server.Requests, request => Assert.True(Acs3Verifier.IsGood(request, AlibabaCloudApplication.Secret)));
    }

    [Fact]
    public async Task One_bad_number_of_a_batch_does_not_cost_the_others_their_message()
    {
        string[] good = [.. Enumerable.Range(0, 16).Select(i => $"+86138000000{i:00}")];
        await using LoopbackServer server = AlibabaCloudApplication.Answering(numbers =>
            (200, AlibabaCloudApplication.Body(numbers.Contains("8619999999999") ? "isv.MOBILE_NUMBER_ILLEGAL" : Ok)));
        using SmsApplication application = AlibabaCloudApplication.Create(server);

        DeliveryReceipt receipt = await application.SendAsync(
            Sample.Delivery(address: string.Join(',', good.Take(5).Append("+8619999999999").Concat(good.Skip(5)))));

        Assert.Equal(ReceiptStatus.Delivered, receipt.Status);
        Assert.StartsWith("+86199****9999: isv.MOBILE_NUMBER_ILLEGAL.", receipt.Detail, StringComparison.Ordinal);
        string[] sent = [.. server.Requests.Select(request => request.Query()["PhoneNumbers"] ?? "")
            .Where(numbers => !numbers.Contains("8619999999999", StringComparison.Ordinal)).SelectMany(
                numbers => numbers.Split(','))];
        Assert.Equal(good.Select(number => number[1..]), sent.Order());
        Assert.True(server.Requests.Count < 12, server.Requests.Count.ToString(CultureInfo.InvariantCulture));
    }
}
