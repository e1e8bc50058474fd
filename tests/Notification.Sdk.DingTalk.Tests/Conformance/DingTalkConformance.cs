using System.Text.Json;

namespace Notification.Sdk.DingTalk.Tests.Conformance;

public sealed class DingTalkConformance : ChannelConformance, IAsyncLifetime
{
    private const string Token = "planted0token0of0the0robot0000000000000001";
    private const string Secret = "SECplanted0secret0of0the0robot000000000001";

    private readonly FakeHttpServer _vendor = FakeHttpServer.DingTalk();

    public static TheoryData<string, string> All
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (string name in Cases)
            {
                all.Add(name, "markdown");
            }

            foreach (string type in new[] { "text", "link", "actionCard", "feedCard" })
            {
                all.Add("Every kind of delivery arrives", type);
                all.Add("Hostile text arrives inert", type);
                all.Add("Empty and huge messages get a receipt", type);
            }

            return all;
        }
    }

    protected override DeliveryTarget Target => To(
        "dingtalk",
        $"{_vendor.Url}/robot/send?access_token={Token}",
        [("secret", Secret), ("messageType", Type), .. Extras]);

    protected override IReadOnlyCollection<string> Secrets => [Token, Secret];

    // The vendor's ban takes ten minutes.
    protected override TimeSpan? DeferralWait => TimeSpan.FromMinutes(10);

    private string Type { get; set; } = "markdown";

    private IEnumerable<(string Name, string Value)> Extras => Type switch
    {
        "text" or "markdown" => [],
        "feedCard" => [("linkUrl", "https://console.example/"), ("pictureUrl", "https://console.example/p.png")],
        _ => [("linkUrl", "https://console.example/")],
    };

    [Theory]
    [MemberData(nameof(All))]
    public Task Keeps_the_promise(string promise, string messageType)
    {
        Type = messageType;
        return RunAsync(promise);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _vendor.DisposeAsync();

    protected override void Register(ISecurityNotificationsBuilder notifications) => notifications.AddDingTalk(options =>
    {
        options.Http.RequireHttps = false;
        options.Http.AllowedNetworks.Add("127.0.0.0/8");
    });

    protected override bool Prepare(CounterpartAnswer answer) => _vendor.Prepare(answer);

    protected override ValueTask<IReadOnlyList<ReceivedMessage>> ReceivedAsync(int skip) =>
        ValueTask.FromResult<IReadOnlyList<ReceivedMessage>>([.. _vendor.Requests.Skip(skip).Select(Read)]);

    private static ReceivedMessage Read(ReceivedRequest request)
    {
        using var document = JsonDocument.Parse(request.Body);
        JsonElement root = document.RootElement;
        string type = root.GetProperty("msgtype").GetString()!;
        JsonElement content = root.GetProperty(type);
        string at = root.TryGetProperty("at", out JsonElement mentions) ? mentions.GetRawText() : "";
        return new ReceivedMessage(
            null,
            [
                new("body", PartForm.Json, request.Text),
                new("type", PartForm.Structure, type),
                new("mentions", PartForm.Structure, at),
                .. Texts(type, content),
            ]);
    }

    private static IEnumerable<ReceivedPart> Texts(string type, JsonElement content)
    {
        PartForm form = type is "text" or "link" ? PartForm.Text : PartForm.Markdown;
        return type switch
        {
            "text" => [new("text", form, content.GetProperty("content").GetString()!)],
            "feedCard" => content.GetProperty("links").EnumerateArray()
                .Select((link, i) => new ReceivedPart($"title {i + 1}", PartForm.Line, link.GetProperty("title").GetString()!)),
            _ =>
            [
                new("title", PartForm.Line, content.GetProperty("title").GetString()!),
                new("text", form, content.GetProperty("text").GetString()!),
            ],
        };
    }
}
