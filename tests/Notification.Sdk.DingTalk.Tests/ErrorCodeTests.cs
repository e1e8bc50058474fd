using Microsoft.Extensions.DependencyInjection;
using Notification.Sdk.DingTalk.Tests.Support;
using Notification.Sdk.Http;

namespace Notification.Sdk.DingTalk.Tests;

public sealed class ErrorCodeTests
{
    private const int Minutes = 60;

    [Theory]
    [InlineData(0, "ok", ReceiptStatus.Delivered, 0, false, false)]
    [InlineData(-1, "system busy", ReceiptStatus.Deferred, 0, false, false)]
    [InlineData(130101, "send too fast", ReceiptStatus.Deferred, 10 * Minutes, true, false)]
    [InlineData(410100, "limited", ReceiptStatus.Deferred, 10 * Minutes, true, false)]
    [InlineData(660026, "limited", ReceiptStatus.Deferred, 10 * Minutes, true, false)]
    [InlineData(90030, "webhook over limit", ReceiptStatus.Deferred, 120 * Minutes, true, false)]
    [InlineData(310000, "invalid timestamp, more: [https://…]", ReceiptStatus.Deferred, 5 * Minutes, true, false)]
    [InlineData(310000, "description:机器人发送签名过期;solution:签名生成时间和发送时间", ReceiptStatus.Deferred, 5 * Minutes, true, false)]
    [InlineData(310000, "sign not match, more: [https://…]", ReceiptStatus.Rejected, 0, false, true)]
    [InlineData(310000, "description:机器人发送签名不匹配;solution:请确认签名和生成签名的时间戳", ReceiptStatus.Rejected, 0, false, true)]
    [InlineData(310000, "keywords not in content", ReceiptStatus.Rejected, 0, false, true)]
    [InlineData(310000, "description:关键词不匹配;solution:请联系群管理员", ReceiptStatus.Rejected, 0, false, true)]
    [InlineData(310000, "ip 203.0.113.7 not in whitelist", ReceiptStatus.Rejected, 0, false, true)]
    [InlineData(310000, "something new", ReceiptStatus.Rejected, 0, false, true)]
    [InlineData(88, "access_token is blank", ReceiptStatus.Rejected, 0, false, true)]
    [InlineData(300001, "token is not exist", ReceiptStatus.Rejected, 0, false, true)]
    [InlineData(300005, "token is not exist", ReceiptStatus.Rejected, 0, false, true)]
    [InlineData(400101, "access_token not exist", ReceiptStatus.Rejected, 0, false, true)]
    [InlineData(400013, "group dissolved", ReceiptStatus.Rejected, 0, false, true)]
    [InlineData(400102, "robot disabled", ReceiptStatus.Rejected, 0, false, true)]
    [InlineData(400106, "robot not in group", ReceiptStatus.Rejected, 0, false, true)]
    [InlineData(40035, "missing parameter json", ReceiptStatus.Rejected, 0, false, false)]
    [InlineData(43002, "must be post", ReceiptStatus.Rejected, 0, false, false)]
    [InlineData(43004, "content type", ReceiptStatus.Rejected, 0, false, false)]
    [InlineData(400105, "unsupported msgtype", ReceiptStatus.Rejected, 0, false, false)]
    [InlineData(430101, "unsafe link", ReceiptStatus.Rejected, 0, false, false)]
    [InlineData(430102, "improper text", ReceiptStatus.Rejected, 0, false, false)]
    [InlineData(430103, "improper image", ReceiptStatus.Rejected, 0, false, false)]
    [InlineData(430104, "improper content", ReceiptStatus.Rejected, 0, false, false)]
    [InlineData(777777, "who knows", ReceiptStatus.Deferred, 0, false, false)]
    public async Task Every_code_has_its_receipt(
        long code, string text, ReceiptStatus status, int waitSeconds, bool pauses, bool disables)
    {
        await using var host = new DingTalkHost();
        host.Server.Add("T").Script.Enqueue(VendorAnswers.Of(code, text));

        DeliveryReceipt receipt = await host.SendAsync(DingTalkHost.Target(host.Server.Url("T")));

        Assert.Equal($"{code}", receipt.Code);
        Assert.Equal((status, pauses, disables), (receipt.Status, receipt.PausesEndpoint, receipt.DisablesEndpoint));
        Assert.Equal(waitSeconds == 0 ? null : TimeSpan.FromSeconds(waitSeconds), receipt.RetryAfter);
        Assert.Equal(code != 0, receipt.Detail.EndsWith('.'));
        Assert.DoesNotContain("203.0.113.7", receipt.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_four_texts_of_310000_give_four_sentences()
    {
        await using var host = new DingTalkHost();
        List<string> told = [];
        string[] texts = ["sign not match", "invalid timestamp", "keywords not in content", "not in whitelist", "new"];
        foreach (string text in texts)
        {
            host.Server.Add("T").Script.Enqueue(VendorAnswers.Of(310000, text));
            told.Add((await host.SendAsync(DingTalkHost.Target(host.Server.Url("T")))).Detail);
        }

        Assert.Equal(5, told.Distinct().Count());
        Assert.Contains("secret", told[0], StringComparison.Ordinal);
        Assert.Contains("clock", told[1], StringComparison.Ordinal);
        Assert.Contains("keywords", told[2], StringComparison.Ordinal);
        Assert.Contains("address", told[3], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>Bad Gateway</html>")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"errcode":null}""")]
    [InlineData("""{"errcode":0.5}""")]
    [InlineData("""{"errcode":"zero"}""")]
    [InlineData("""{"errcode":0""")]
    public async Task Status_200_without_the_vendors_answer_is_no_success(string body)
    {
        await using var host = new DingTalkHost();
        host.Server.Add("T").Script.Enqueue(body);

        DeliveryReceipt receipt = await host.SendAsync(DingTalkHost.Target(host.Server.Url("T")));

        Assert.Equal((ReceiptStatus.Deferred, "bad-answer"), (receipt.Status, receipt.Code));
    }

    [Fact]
    public async Task A_code_in_quotes_is_a_code()
    {
        await using var host = new DingTalkHost();
        host.Server.Add("T").Script.Enqueue("""{"errcode":"0","errmsg":7}""");

        Assert.Equal(ReceiptStatus.Delivered, (await host.SendAsync(DingTalkHost.Target(host.Server.Url("T")))).Status);
    }

    [Theory]
    [InlineData(302, ReceiptStatus.Rejected)]
    [InlineData(307, ReceiptStatus.Rejected)]
    [InlineData(404, ReceiptStatus.Rejected)]
    [InlineData(429, ReceiptStatus.Deferred)]
    [InlineData(500, ReceiptStatus.Deferred)]
    [InlineData(502, ReceiptStatus.Deferred)]
    public async Task Another_status_counts_and_not_the_body_and_redirects_are_not_followed(
        int status, ReceiptStatus expected)
    {
        await using var host = new DingTalkHost();
        GroupRobot robot = host.Server.Add("T");
        host.Server.Http = (status, $"Location: {host.Server.Url("T")}\r\n", VendorAnswers.Ok);

        DeliveryReceipt receipt = await host.SendAsync(DingTalkHost.Target(host.Server.Url("T")));

        Assert.Equal((expected, $"{status}"), (receipt.Status, receipt.Code));
        Assert.Single(host.Server.Requests);
        Assert.Empty(robot.Posts);
    }

    [Fact]
    public async Task A_private_address_is_refused_when_nobody_allowed_it()
    {
        await using var host = new DingTalkHost();
        host.Services.Configure<DingTalkOptions>(options => options.Http.AllowedNetworks.Clear());

        DeliveryReceipt receipt = await host.SendAsync(DingTalkHost.Target(host.Server.Url("T")));

        Assert.Equal((ReceiptStatus.Rejected, HttpReceipts.EgressRefused), (receipt.Status, receipt.Code));
        Assert.Empty(host.Server.Requests);
    }
}
