using Notification.Sdk.DingTalk.Settings;
using Notification.Sdk.DingTalk.Tests.Support;

namespace Notification.Sdk.DingTalk.Tests;

public sealed class SettingsTests
{
    private const string Url = "https://oapi.dingtalk.com/robot/send?access_token=0123456789abcdef";

    [Theory]
    [InlineData(Url)]
    [InlineData("https://oapi.dingtalk.com:443/robot/send?access_token=abc")]
    [InlineData("https://dingtalk.corp.example/any/path?x=1&access_token=abc")]
    [InlineData("0123456789abcdef")]
    public void A_robot_is_given_by_its_URL_or_its_token(string address) => Assert.Empty(Check(address));

    [Theory]
    [InlineData("", "Address is empty")]
    [InlineData("http://oapi.dingtalk.com/robot/send?access_token=abc", "use https")]
    [InlineData("https://user@oapi.dingtalk.com/robot/send?access_token=abc", "user name")]
    [InlineData("ftp://oapi.dingtalk.com/robot/send?access_token=abc", "neither https nor http")]
    [InlineData("https://oapi.dingtalk.com/robot/send", "access_token exactly once")]
    [InlineData("https://oapi.dingtalk.com/robot/send?access_token=", "access_token exactly once")]
    [InlineData("https://oapi.dingtalk.com/robot/send?access_token=a&access_token=b", "access_token exactly once")]
    [InlineData("https://oapi.dingtalk.com/robot/send?access_token=a%20b", "access_token exactly once")]
    [InlineData("https://oapi.dingtalk.com/robot/sent?access_token=abc", "the path is not /robot/send")]
    [InlineData("https://oapi.dingtalk.com/robot/send?access_token=abc&timestamp=1&sign=x", "made anew for each")]
    [InlineData("https://open.feishu.cn/open-apis/bot/v2/hook/abc", "access_token exactly once")]
    [InlineData("the robot of ops", "neither a webhook URL nor an access token")]
    public void A_faulty_address_is_named(string address, string fault) =>
        AssertOne(fault, Check(address));

    [Theory]
    [InlineData("secret", "SECabcdefgh0123", null)]
    [InlineData("SECRET", "wrong", "does not begin with SEC")]
    [InlineData("secret", "SEC with blanks", "does not begin with SEC")]
    [InlineData("keywords", "告警|Security Center", null)]
    [InlineData("keywords", "1|2|3|4|5|6|7|8|9|10", null)]
    [InlineData("keywords", "1|2|3|4|5|6|7|8|9|10|11", "at most 10")]
    [InlineData("keywords", "call @all", "with an @")]
    [InlineData("messageType", "Text", null)]
    [InlineData("messageType", "html", "none of markdown")]
    [InlineData("messageType", "link", "'linkUrl' is missing")]
    [InlineData("messageType", "actionCard", "'linkUrl' is missing")]
    [InlineData("linkUrl", "https://console.example/#/alerts", "say nothing to a markdown")]
    [InlineData("linkUrl", "javascript:alert(1)", "not an http or https URL")]
    [InlineData("atMobiles", "13800000000, +65-81234567", null)]
    [InlineData("atMobiles", "12345", "neither a mainland number")]
    [InlineData("atMobiles", "13800000000,@all", "neither a mainland number")]
    [InlineData("atUserIds", "manager123,a.b-c_d", null)]
    [InlineData("atUserIds", "ALL", "no user id")]
    [InlineData("atUserIds", "a/b", "no user id")]
    [InlineData("isAtAll", "true", null)]
    [InlineData("isAtAll", "1", "neither true nor false")]
    [InlineData("interval", "300", null)]
    [InlineData("interval", "5m", "whole number from 0 to 86400")]
    [InlineData("interval", "-1", "whole number from 0 to 86400")]
    [InlineData("maxBytes", "20000", null)]
    [InlineData("maxBytes", "999", "whole number from 1000 to 100000")]
    [InlineData("robots", "abc\ndef SECabcdefgh0123", null)]
    [InlineData("robots", " | ", "names no robot")]
    [InlineData("robots", "abc|abc", "names a robot twice")]
    [InlineData("robots", "0123456789abcdef", "names a robot twice")]
    [InlineData("robots", "abc def ghi", "robots, entry 1: it is more than")]
    [InlineData("robots", "abc|https://oapi.dingtalk.com/robot/send", "robots, entry 2: the URL does not hold")]
    [InlineData("secrt", "x", "The setting 'secrt' is not known")]
    public void A_faulty_setting_is_named(string name, string value, string? fault)
    {
        List<string> found = Check(Url, (name, value));

        if (fault is null)
        {
            Assert.Empty(found);
        }
        else
        {
            Assert.Contains(found, line => line.Contains(fault, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_token_of_the_settings_stands_beside_a_name_or_a_URL_without_one()
    {
        Assert.Empty(Check("ops robot", ("accessToken", "abc")));
        Assert.Empty(Check("https://dingtalk.corp.example/robot/send", ("accessToken", "abc")));
        AssertOne("holds an access token too", Check(Url, ("accessToken", "abc")));
        AssertOne("Address is empty", Check("", ("accessToken", "abc")));
    }

    [Fact]
    public void The_secret_of_a_pool_stands_behind_its_robot()
    {
        Assert.Empty(Check("the pool", ("robots", $"{Url} SECabcdefgh0123")));
        Assert.Contains(
            Check("the pool", ("robots", Url), ("secret", "SECabcdefgh0123")),
            line => line.Contains("belongs to the robot in Address", StringComparison.Ordinal));
    }

    [Fact]
    public void Cards_lead_somewhere_and_call_nobody()
    {
        (string, string) link = ("linkUrl", "https://c.example/#/alerts");

        Assert.Empty(Check(Url, ("messageType", "actionCard"), link, ("linkTitle", "Open")));
        Assert.Empty(Check(Url, ("messageType", "feedCard"), link, ("pictureUrl", "https://c.example/p.png")));
        AssertOne("'pictureUrl' is missing", Check(Url, ("messageType", "feedCard"), link));
        AssertOne("call nobody in a card", Check(Url, ("messageType", "link"), link, ("isAtAll", "true")));
    }

    [Fact]
    public void All_faults_are_told_at_once_and_none_tells_a_secret()
    {
        List<string> faults = Check(
            "https://user:planted@oapi.dingtalk.com/robot/send?access_token=planted",
            ("secret", "planted"),
            ("accessToken", "planted planted"),
            ("messageType", "planted"),
            ("keywords", "@planted"),
            ("atMobiles", "planted"),
            ("atUserIds", "@planted"),
            ("linkUrl", "planted"),
            ("robots", "planted planted planted|planted planted|https://planted"),
            ("interval", "planted"));

        Assert.True(faults.Count >= 10, string.Join('\n', faults));
        Assert.DoesNotContain(faults, line => line.Contains("planted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_faulty_endpoint_sends_nothing_and_stops()
    {
        await using var host = new DingTalkHost();

        DeliveryReceipt receipt = await host.SendAsync(DingTalkHost.Target("", []));

        Assert.Equal((ReceiptStatus.Rejected, "bad-settings"), (receipt.Status, receipt.Code));
        Assert.True(receipt.DisablesEndpoint);
    }

    [Theory]
    [InlineData("", 20, 61)]
    [InlineData("1", 1, 2)]
    [InlineData("600", 1, 601)]
    public async Task The_pace_of_one_robot(string interval, int limit, int seconds) => Assert.Equal(
        new ChannelPacing(limit, TimeSpan.FromSeconds(seconds)),
        await PaceOfAsync(new() { ["interval"] = interval }));

    [Fact]
    public async Task The_pace_of_a_pool_is_that_of_its_robots_together() => Assert.Equal(
        new ChannelPacing(60, TimeSpan.FromSeconds(61)),
        await PaceOfAsync(new() { ["robots"] = "abc|def" }));

    [Fact]
    public async Task The_engine_asks_the_channel_for_the_faults()
    {
        await using var host = new DingTalkHost(requireHttps: true);

        Assert.Equal(Check("", ("secrt", "x")), host.Channel.Check(DingTalkHost.Target("", new() { ["secrt"] = "x" })));
    }

    private static void AssertOne(string fault, List<string> faults) =>
        Assert.Contains(fault, Assert.Single(faults), StringComparison.Ordinal);

    private static async Task<ChannelPacing?> PaceOfAsync(Dictionary<string, string> settings)
    {
        await using var host = new DingTalkHost(requireHttps: true);
        return host.Channel.PacingFor(DingTalkHost.Target(Url, settings));
    }

    private static List<string> Check(string address, params (string Name, string Value)[] settings)
    {
        List<string> faults = [];
        DeliveryTarget target = DingTalkHost.Target(address, settings.ToDictionary(one => one.Name, one => one.Value));
        SettingsReader.Read(target, requireHttps: true, faults);
        return faults;
    }
}
