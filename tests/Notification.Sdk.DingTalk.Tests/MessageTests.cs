using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Notification.Sdk.DingTalk.Messages;
using Notification.Sdk.DingTalk.Settings;
using Notification.Sdk.DingTalk.Tests.Support;

namespace Notification.Sdk.DingTalk.Tests;

public sealed class MessageTests
{
    private const string Link = "https://console.example/#/alerts?a=1&b=2";
    private const string Picture = "https://console.example/p.png";

    private static readonly string[] Hostile =
    [
        "@all @所有人 @13800000000",
        "\"},\"at\":{\"isAtAll\":true},\"x\":{\"y\":\"",
        "\\\",\\u0022isAtAll\\u0022:true",
        "[click](https://evil.example) ![x](https://evil.example/x.png)",
        "line\r\nline\u0000\u0007\u2028\u2029",
        "\u202Egnp.exe",
        "</script><script>alert(1)</script>",
        "lone \uD83D surrogate",
        "lone \uDE00 surrogate",
        "﹫all 🚨 告警",
        "",
    ];

    public static TheoryData<string, string> HostileTexts()
    {
        var cases = new TheoryData<string, string>();
        foreach (string type in (string[])["markdown", "text", "link", "actionCard", "feedCard"])
        {
            foreach (string text in Hostile)
            {
                cases.Add(type, text);
            }
        }

        return cases;
    }

    [Fact]
    public void A_markdown_message_is_the_default() => AssertBody(
        """
        {"msgtype":"markdown","markdown":{"title":"Intrusion","text":"Markdown en\nIntrusion\n"},
         "at":{"atMobiles":[],"atUserIds":[],"isAtAll":false}}
        """,
        Write(["Intrusion"]));

    [Fact]
    public void A_text_message_has_content() => AssertBody(
        """
        {"msgtype":"text","text":{"content":"Text en\nIntrusion\n\n\n@13800000000 @+65-81234567 @boss"},
         "at":{"atMobiles":["13800000000","+65-81234567"],"atUserIds":["boss"],"isAtAll":false}}
        """,
        Write(
            ["Intrusion"],
            ("messageType", "text"),
            ("atMobiles", "13800000000,+65-81234567"),
            ("atUserIds", "boss")));

    [Fact]
    public void Everybody_is_called_only_when_the_endpoint_says_so() => AssertBody(
        """
        {"msgtype":"markdown","markdown":{"title":"Intrusion","text":"Markdown en\nIntrusion\n"},
         "at":{"atMobiles":[],"atUserIds":[],"isAtAll":true}}
        """,
        Write(["Intrusion"], ("isAtAll", "true")));

    [Fact]
    public void A_link_spells_its_URLs_in_its_own_way() => AssertBody(
        $$$"""
        {"msgtype":"link","link":{"title":"Intrusion","text":"Text en\nIntrusion\n",
         "messageUrl":"{{{Link}}}","picUrl":"{{{Picture}}}"}}
        """,
        Write(["Intrusion"], ("messageType", "link"), ("linkUrl", Link), ("pictureUrl", Picture)));

    [Fact]
    public void A_card_has_one_button_which_shows_the_host_by_default() => AssertBody(
        $$$"""
        {"msgtype":"actionCard","actionCard":{"title":"Intrusion","text":"Markdown en\nIntrusion\n",
         "singleTitle":"console.example","singleURL":"{{{Link}}}"}}
        """,
        Write(["Intrusion"], ("messageType", "actionCard"), ("linkUrl", Link)));

    [Fact]
    public void A_feed_lists_a_digest_and_spells_its_URLs_in_its_own_way() => AssertBody(
        $$$"""
        {"msgtype":"feedCard","feedCard":{"links":[
          {"title":"One 告警","messageURL":"{{{Link}}}","picURL":"{{{Picture}}}"},
          {"title":"One","messageURL":"{{{Link}}}","picURL":"{{{Picture}}}"},
          {"title":"Two","messageURL":"{{{Link}}}","picURL":"{{{Picture}}}"}]}}
        """,
        Write(
            ["One", "Two"],
            ("messageType", "feedCard"),
            ("linkUrl", Link),
            ("pictureUrl", Picture),
            ("keywords", "告警")));

    [Theory]
    [InlineData(1, 1, 15_000)]
    [InlineData(11, 1, 15_000)]
    [InlineData(10, 300, 2_000)]
    public void What_does_not_fit_a_feed_is_sent_as_markdown(int events, int length, int maxBytes)
    {
        string[] titles = [.. Enumerable.Range(0, events).Select(_ => new string('x', length))];

        JsonElement body = Write(
            titles,
            ("messageType", "feedCard"),
            ("linkUrl", Link),
            ("pictureUrl", Picture),
            ("maxBytes", $"{maxBytes}"));

        Assert.Equal("markdown", body.GetProperty("msgtype").GetString());
    }

    [Fact]
    public void The_language_is_that_of_the_target()
    {
        Delivery delivery = DingTalkHost.Message(DingTalkHost.Target("abc", culture: "zh-CN"), "Intrusion");

        Assert.Contains("Markdown zh-CN", Encoding.UTF8.GetString(Body(delivery)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Security Center: intrusion", "Security Center: intrusion", "Security Center: intrusion\n")]
    [InlineData("security center: intrusion", "security center: intrusion 告警", "security center: intrusion\n\n\n告警")]
    [InlineData("告警", "告警", "告警\n")]
    public void A_message_without_a_keyword_gets_the_first_and_case_counts(
        string title, string expectedTitle, string expectedText)
    {
        JsonElement message = Write([title], ("keywords", "告警|Security Center")).GetProperty("markdown");

        Assert.Equal(expectedTitle, message.GetProperty("title").GetString());
        Assert.Equal("Markdown en\n" + expectedText, message.GetProperty("text").GetString());
    }

    [Fact]
    public async Task The_vendor_finds_the_keyword_in_every_type_of_message()
    {
        await using var host = new DingTalkHost();
        GroupRobot robot = host.Server.Add("T", null, "安全中心", "Security Center");
        foreach (string type in (string[])["markdown", "text", "link", "actionCard", "feedCard"])
        {
            Dictionary<string, string> settings = Settings([("messageType", type), ("keywords", "Security Center|告警")]);

            DeliveryTarget target = DingTalkHost.Target(host.Server.Url("T"), settings);

            Assert.Equal("0", (await host.SendAsync(target, "One", "Two")).Code);
        }

        Assert.Equal(5, robot.Posts.Count);
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Nothing_that_an_event_says_breaks_the_JSON_or_calls_anybody(string type, string text)
    {
        (string, string)[] settings = [.. Settings([("messageType", type)]).Select(one => (one.Key, one.Value))];

        JsonElement body = Write([text, text], settings);

        Assert.Equal(type, body.GetProperty("msgtype").GetString());
        Assert.Equal(type is "markdown" or "text", body.TryGetProperty("at", out JsonElement at));
        Assert.True(at.ValueKind == JsonValueKind.Undefined || !at.GetProperty("isAtAll").GetBoolean());
        Assert.DoesNotContain("@", body.GetProperty(type).GetRawText(), StringComparison.Ordinal);
        Assert.Equal(type is "markdown" or "text" ? 3 : 2, body.EnumerateObject().Count());
    }

    [Fact]
    public void No_body_is_longer_than_the_limit_whatever_has_to_be_escaped() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>[]>(),
        ArbMap.Default.ArbFor<PositiveInt>(),
        (texts, seed) =>
        {
            string[] noise = [.. texts.Select(text => text.Get), "\"\n\\\"", "告警🚨"];
            string[] titles = [.. Enumerable.Range(0, 800).Select(i => noise[i / 2 % noise.Length])];
            int limit = 1_500 + (seed.Get * 97 % 15_000);
            (string, string)[] settings = [("maxBytes", $"{limit}"), ("keywords", "告 警"), ("atMobiles", "13800000000")];

            byte[] body = Body(DingTalkHost.Message(DingTalkHost.Target("abc", Plain(settings)), [.. titles]));

            JsonElement message = JsonDocument.Parse(body).RootElement.GetProperty("markdown");
            string text = message.GetProperty("text").GetString() ?? "";
            return body.Length <= limit && text.EndsWith("告 警\n\n@13800000000", StringComparison.Ordinal);
        }).Holds();

    [Fact]
    public void A_long_digest_fills_the_limit_and_not_less()
    {
        string[] titles = [.. Enumerable.Range(0, 5_000).Select(i => $"Event {i}")];

        int length = Body(DingTalkHost.Message(DingTalkHost.Target("abc"), titles)).Length;

        Assert.InRange(length, 14_500, 15_000);
    }

    [Fact]
    public void The_same_delivery_gives_the_same_body()
    {
        Delivery delivery = DingTalkHost.Message(DingTalkHost.Target("abc"), "One", "Two");

        Assert.Equal(Body(delivery), Body(delivery));
    }

    private static Dictionary<string, string> Settings((string Name, string Value)[] given)
    {
        Dictionary<string, string> settings = Plain(given);
        if (settings["messageType"] is "link" or "actionCard" or "feedCard")
        {
            settings["linkUrl"] = Link;
            settings["pictureUrl"] = Picture;
        }

        return settings;
    }

    private static Dictionary<string, string> Plain((string Name, string Value)[] given) =>
        given.ToDictionary(one => one.Name, one => one.Value);

    private static JsonElement Write(string[] titles, params (string Name, string Value)[] settings) =>
        JsonDocument.Parse(Body(DingTalkHost.Message(DingTalkHost.Target("abc", Plain(settings)), titles))).RootElement;

    private static byte[] Body(Delivery delivery)
    {
        List<string> faults = [];
        DingTalkSettings settings = SettingsReader.Read(delivery.Target, true, faults);
        Assert.Empty(faults);
        return MessageWriter.Write(delivery, settings);
    }

    private static void AssertBody(string expected, JsonElement actual) => Assert.True(
        JsonElement.DeepEquals(JsonDocument.Parse(expected).RootElement, actual), actual.GetRawText());
}
