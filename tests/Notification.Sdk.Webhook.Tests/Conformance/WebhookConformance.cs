using System.Text.Json;

namespace Notification.Sdk.Webhook.Tests.Conformance;

public sealed class WebhookConformance : ChannelConformance, IAsyncLifetime
{
    private const string Signing = "whsec_cGxhbnRlZC1zaWduaW5nLXNlY3JldC0wMDAwMQ==";
    private const string Rotated = "whsec_cGxhbnRlZC1zaWduaW5nLXNlY3JldC0wMDAwMg==";
    private const string Header = "Bearer planted-header-value-0001";
    private const string Path = "planted-token-in-the-path-0001";

    private readonly FakeHttpServer _receiver = FakeHttpServer.Webhook();

    public static TheoryData<string, string> All
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (string name in Cases)
            {
                all.Add(name, "standard");
            }

            foreach (string format in new[] { "cloudevents", "cloudevents-binary", "cloudevents-batch", "json", "ndjson" })
            {
                all.Add("Every kind of delivery arrives", format);
                all.Add("Hostile text arrives inert", format);
                all.Add("A retry is the same message under the same key", format);
            }

            return all;
        }
    }

    protected override DeliveryTarget Target => To(
        "webhook",
        $"{_receiver.Url}/{Path}?key=planted-query-0001",
        ("secrets", $"{Signing} {Rotated}"),
        ("header.Authorization", Header),
        ("format", Format));

    protected override IReadOnlyCollection<string> Secrets =>
        [Signing[6..^2], Rotated[6..^2], Header, Path, "planted-query-0001"];

    protected override TimeSpan? DeferralWait => TimeSpan.FromSeconds(90);

    private string Format { get; set; } = "standard";

    [Theory]
    [MemberData(nameof(All))]
    public Task Keeps_the_promise(string promise, string format)
    {
        Format = format;
        return RunAsync(promise);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _receiver.DisposeAsync();

    protected override void Register(ISecurityNotificationsBuilder notifications) => notifications.AddWebhook(options =>
    {
        options.Http.RequireHttps = false;
        options.Http.AllowedNetworks.Add("127.0.0.0/8");
    });

    protected override bool Prepare(CounterpartAnswer answer) => _receiver.Prepare(answer);

    protected override ValueTask<IReadOnlyList<ReceivedMessage>> ReceivedAsync(int skip) =>
        ValueTask.FromResult<IReadOnlyList<ReceivedMessage>>([.. _receiver.Requests.Skip(skip).Select(Read)]);

    private ReceivedMessage Read(ReceivedRequest request)
    {
        ReceivedPart headers = new("headers", PartForm.Structure, string.Join(' ', request.Headers.Keys.Order(StringComparer.Ordinal)));
        IEnumerable<string> documents = Format == "ndjson" ? request.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [request.Text];
        return new ReceivedMessage(
            request.Headers["webhook-id"],
            [headers, .. documents.Select((text, i) => new ReceivedPart($"document {i + 1}", PartForm.Json, text)), .. Shown(documents)]);
    }

    /// <summary>What the payload offers for showing.</summary>
    private static IEnumerable<ReceivedPart> Shown(IEnumerable<string> documents)
    {
        using var document = JsonDocument.Parse(documents.First());
        if (document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("data", out JsonElement data)
            && data.TryGetProperty("message", out JsonElement message))
        {
            yield return new("title", PartForm.Line, message.GetProperty("title").GetString()!);
            yield return new("text", PartForm.Text, message.GetProperty("text").GetString()!);
        }
    }
}
