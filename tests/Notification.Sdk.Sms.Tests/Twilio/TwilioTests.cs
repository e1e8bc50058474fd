using System.Collections.Specialized;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Notification.Sdk.Sms.Tests.Support;
using Notification.Sdk.Sms.Twilio;

namespace Notification.Sdk.Sms.Tests.Twilio;

public sealed class TwilioTests
{
    private const string Account = "AC00000000000000000000000000000001";
    private const string Token = "token-planted";
    private const string Taken = """{"sid":"SM1","status":"queued","error_code":null,"num_segments":"1"}""";

    public static TheoryData<int, int, ReceiptStatus, bool, bool> Codes => new()
    {
        { 20003, 401, ReceiptStatus.Rejected, true, false },
        { 20005, 403, ReceiptStatus.Rejected, true, false },
        { 20404, 404, ReceiptStatus.Rejected, true, false },
        { 20429, 429, ReceiptStatus.Deferred, false, true },
        { 21211, 400, ReceiptStatus.Rejected, false, false },
        { 21212, 400, ReceiptStatus.Rejected, true, false },
        { 21408, 400, ReceiptStatus.Rejected, false, false },
        { 21606, 400, ReceiptStatus.Rejected, true, false },
        { 21608, 400, ReceiptStatus.Rejected, false, false },
        { 21610, 400, ReceiptStatus.Rejected, false, false },
        { 21611, 429, ReceiptStatus.Deferred, false, true },
        { 21612, 400, ReceiptStatus.Rejected, false, false },
        { 21614, 400, ReceiptStatus.Rejected, false, false },
        { 21617, 400, ReceiptStatus.Rejected, false, false },
        { 30001, 400, ReceiptStatus.Deferred, false, true },
        { 30003, 400, ReceiptStatus.Deferred, false, false },
        { 30005, 400, ReceiptStatus.Rejected, false, false },
        { 30006, 400, ReceiptStatus.Rejected, false, false },
        { 30007, 400, ReceiptStatus.Rejected, false, false },
        { 30034, 400, ReceiptStatus.Rejected, true, false },
        { 29999, 400, ReceiptStatus.Rejected, false, false },
    };

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Each_code_comes_to_its_receipt(
        int code, int http, ReceiptStatus status, bool disables, bool pauses)
    {
        string body = $$"""{"code":{{code}},"message":"planted","more_info":"planted","status":{{http}}}""";
        await using LoopbackServer server = LoopbackServer.Replying(http, body: body);
        using SmsApplication application = Application(server);

        DeliveryReceipt receipt = await application.SendAsync(Sample.Delivery());

        Assert.Equal((status, code.ToString(CultureInfo.InvariantCulture)), (receipt.Status, receipt.Code));
        Assert.Equal((disables, pauses), (receipt.DisablesEndpoint, receipt.PausesEndpoint));
        Assert.DoesNotContain("planted", receipt.Detail, StringComparison.Ordinal);
        Assert.Contains("+86138****5678", receipt.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_known_code_is_in_the_table_of_tests() =>
        Assert.Empty(TwilioCodes.Known.Except(Codes.Select(row => (int)row[0])));

    [Theory]
    [InlineData(429, "Retry-After: 7\r\n", ReceiptStatus.Deferred, "429", 7)]
    [InlineData(503, "", ReceiptStatus.Deferred, "503", null)]
    [InlineData(500, "", ReceiptStatus.Rejected, "unknown", null)]
    [InlineData(401, "", ReceiptStatus.Rejected, "401", null)]
    [InlineData(302, "Location: https://planted/\r\n", ReceiptStatus.Rejected, "302", null)]
    [InlineData(418, "", ReceiptStatus.Rejected, "418", null)]
    [InlineData(201, "", ReceiptStatus.Rejected, "unknown", null)]
    public async Task An_answer_without_a_code_is_judged_by_its_status(
        int http, string headers, ReceiptStatus status, string code, int? wait)
    {
        await using LoopbackServer server = LoopbackServer.Replying(http, headers, "<html>");
        using SmsApplication application = Application(server);

        DeliveryReceipt receipt = await application.SendAsync(Sample.Delivery());

        Assert.Equal((status, code), (receipt.Status, receipt.Code));
        Assert.Equal(wait is { } seconds ? TimeSpan.FromSeconds(seconds) : null, receipt.RetryAfter);
    }

    [Fact]
    public async Task The_message_is_a_form_with_the_credentials_in_its_header()
    {
        await using LoopbackServer server = LoopbackServer.Replying(201, body: Taken);
        using SmsApplication application = Application(server, options =>
        {
            options.StatusCallback = "https://app.example/sms?x=1";
            options.ValidityPeriod = TimeSpan.FromMinutes(10);
        });

        DeliveryReceipt receipt = await application.SendAsync(Sample.Delivery("告警 & 100% +1"));

        ReceivedRequest request = Assert.Single(server.Requests);
        NameValueCollection form = request.Form();
        Assert.Equal(("POST", $"/2010-04-01/Accounts/{Account}/Messages.json"), (request.Method, request.Target));
        Assert.Equal("application/x-www-form-urlencoded", request.Headers["Content-Type"]);
        Assert.Equal(
            $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Account}:{Token}"))}", request.Headers["Authorization"]);
        Assert.Equal((Sample.Number, "+12025550100", "告警 & 100% +1"), (form["To"], form["From"], form["Body"]));
        Assert.Equal(("https://app.example/sms?x=1", "600"), (form["StatusCallback"], form["ValidityPeriod"]));
        Assert.Contains("accepted as SM1", receipt.Detail, StringComparison.Ordinal);
        Assert.Equal("close", request.Headers["Connection"]);
    }

    [Fact]
    public async Task A_messaging_service_and_an_API_key_take_the_place_of_sender_and_token()
    {
        await using LoopbackServer server = LoopbackServer.Replying(201, body: Taken);
        using SmsApplication application = Application(server, options =>
        {
            (options.From, options.MessagingServiceSid) = (null, "MG00000000000000000000000000000001");
            (options.ApiKeySid, options.ApiKeySecret) = ("SK00000000000000000000000000000001", "planted");
        });

        await application.SendAsync(Sample.Delivery());

        ReceivedRequest request = server.Requests.Single();
        Assert.Equal((null, "MG00000000000000000000000000000001"), (request.Form()["From"], request.Form()["MessagingServiceSid"]));
        Assert.Equal(
            $"Basic {Convert.ToBase64String("SK00000000000000000000000000000001:planted"u8)}", request.Headers["Authorization"]);
    }

    [Fact]
    public async Task Only_the_number_that_was_put_off_is_still_owed()
    {
        await using LoopbackServer server = Answering(to => to switch
        {
            "+12025550121" => (201, Taken),
            "+12025550122" => (400, """{"code":21610}"""),
            _ => (429, """{"code":20429}"""),
        });
        using SmsApplication application = Application(server);

        DeliveryReceipt receipt = await application.SendAsync(
            Sample.Delivery(address: "+12025550121,+12025550122,+12025550123,+12025550124"));

        Assert.Equal((ReceiptStatus.Deferred, "20429"), (receipt.Status, receipt.Code));
        Assert.Equal(["+12025550123", "+12025550124"], receipt.StillOwed);
        Assert.Equal(3, server.Requests.Count);
        Assert.Contains("+120****0122: 21610.", receipt.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("2025550", receipt.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_those_still_owed_are_sent_to()
    {
        await using LoopbackServer server = LoopbackServer.Replying(201, body: Taken);
        using SmsApplication application = Application(server);

        await application.SendAsync(
            Sample.Delivery(address: "+12025550121, +1 (202) 555-0122", recipients: ["+12025550122"]));
        DeliveryReceipt none = await application.SendAsync(Sample.Delivery(recipients: ["+12025550122"]));

        Assert.Equal("+12025550122", server.Requests.Single().Form()["To"]);
        Assert.Equal((ReceiptStatus.Rejected, SmsCodes.NoneOwed), (none.Status, none.Code));
    }

    [Fact]
    public async Task Credentials_that_fail_half_way_leave_the_rest_owed_and_the_endpoint_enabled()
    {
        await using LoopbackServer server = Answering(
            to => to == "+12025550121" ? (201, Taken) : (401, """{"code":20003}"""));
        using SmsApplication application = Application(server);

        DeliveryReceipt receipt = await application.SendAsync(
            Sample.Delivery(address: "+12025550121,+12025550122,+12025550123"));

        Assert.Equal(
            (ReceiptStatus.Deferred, "20003", false), (receipt.Status, receipt.Code, receipt.DisablesEndpoint));
        Assert.Equal(["+12025550122", "+12025550123"], receipt.StillOwed);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task An_attempt_that_is_ended_half_way_tells_who_was_reached()
    {
        using var stop = new CancellationTokenSource();
        await using var server = new LoopbackServer(
            (request, stream, _, token) => request.Form()["To"] == "+12025550121"
            ? LoopbackServer.ReplyAsync(stream, 201, "", Taken, token)
            : LoopbackServer.HangAsync(token));
        server.Seen += count => _ = count == 2 ? stop.CancelAsync() : Task.CompletedTask;
        using SmsApplication application = Application(server);

        DeliveryReceipt receipt = await application.SendAsync(
            Sample.Delivery(address: "+12025550121,+12025550122,+12025550123"), stop.Token);

        Assert.Equal((ReceiptStatus.Deferred, SmsCodes.NotTried), (receipt.Status, receipt.Code));
        Assert.Equal(["+12025550123"], receipt.StillOwed);
        Assert.Contains("+120****0122: unknown.", receipt.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_an_unknown_outcome_the_rest_waits_for_the_next_attempt()
    {
        await using var server = new LoopbackServer((_, _, socket, _) =>
        {
            LoopbackServer.Reset(socket);
            return Task.CompletedTask;
        });
        using SmsApplication application = Application(server);

        DeliveryReceipt receipt = await application.SendAsync(Sample.Delivery(address: "+12025550121,+12025550122"));

        Assert.Equal((ReceiptStatus.Deferred, SmsCodes.NotTried), (receipt.Status, receipt.Code));
        Assert.Equal(["+12025550122"], receipt.StillOwed);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task The_token_is_in_no_log_trace_or_metric()
    {
        await using LoopbackServer server = LoopbackServer.Replying(
            401, body: """{"code":20003,"message":"planted"}""");
        using var recorder = new TelemetryRecorder();
        using SmsApplication application = Application(server);
        application.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(recorder));

        await application.SendAsync(Sample.Delivery("text-planted"));

        string basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Account}:{Token}"));
        Assert.Contains(recorder.Heard, line => line.StartsWith("metric http.client", StringComparison.Ordinal));
        Assert.DoesNotContain(recorder.Heard, line => line.Contains("planted", StringComparison.OrdinalIgnoreCase)
            || line.Contains(basic, StringComparison.Ordinal) || line.Contains(Account, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("queued", SmsState.Queued)]
    [InlineData("accepted", SmsState.Queued)]
    [InlineData("sent", SmsState.Sent)]
    [InlineData("delivered", SmsState.Delivered)]
    [InlineData("read", SmsState.Delivered)]
    [InlineData("undelivered", SmsState.Failed)]
    [InlineData("failed", SmsState.Failed)]
    [InlineData("canceled", SmsState.Failed)]
    [InlineData("receiving", null)]
    [InlineData("", null)]
    public void A_status_callback_is_read(string status, SmsState? state)
    {
        Dictionary<string, string> form = new()
        {
            ["MessageSid"] = "SM1",
            ["MessageStatus"] = status,
            ["To"] = "+12025550123",
            ["ErrorCode"] = "30003",
        };

        Assert.Equal(state is not null, TwilioReports.TryRead(form, out SmsReport? report));
        Assert.Equal(state, report?.State);
        Assert.True(report is null or { MessageId: "SM1", Number: "+12025550123", Code: "30003" });
        Assert.DoesNotContain("2025550123", $"{report}", StringComparison.Ordinal);
    }

    private static SmsApplication Application(LoopbackServer server, Action<TwilioSmsOptions>? configure = null) =>
        new(sms => sms.UseTwilio(options =>
        {
            options.Url = $"http://127.0.0.1:{server.Port}";
            options.AccountSid = Account;
            options.AuthToken = Token;
            options.From = "+12025550100";
            SmsApplication.AllowLoopback(options.Http);
            configure?.Invoke(options);
        }));

    private static LoopbackServer Answering(Func<string, (int Status, string Body)> answer) => new(
        (request, stream, _, token) =>
    {
        (int status, string body) = answer(request.Form()["To"] ?? "");
        return LoopbackServer.ReplyAsync(stream, status, "", body, token);
    });
}
