using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using WebApi.ApiKeys;

namespace Notification.Sdk.Samples.Tests;

public sealed class WebApiTests : IDisposable
{
    private const string Publisher = "a-publisher-key-of-these-tests";
    private const string Reader = "a-reader-key-of-these-tests";
    private const string Event = """
        {"id":"e-1","topic":"alerts","kind":"suspicious-process","severity":"High","title":"Suspicious process xmrig","asset":{"id":"web-1"}}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("web-api-").FullName;
    private readonly WebApplicationFactory<ApiKeyOptions> _app;

    public WebApiTests() => _app = new WebApplicationFactory<ApiKeyOptions>().WithWebHostBuilder(host => host
        .UseEnvironment("Production")
        .UseSetting("ConnectionStrings:Notifications", $"Data Source={Path.Combine(_folder, "notifications.db")}")
        .UseSetting("ApiKeys:Publisher", Publisher)
        .UseSetting("ApiKeys:Reader", Reader));

    public void Dispose()
    {
        _app.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_is_published_is_read_in_the_inbox()
    {
        using HttpClient publisher = Client(Publisher);
        using HttpClient reader = Client(Reader);

        HttpResponseMessage published = await publisher.PostAsync("/events", Json(Event));
        JsonElement inbox = await InboxAsync(reader);

        Assert.Equal(HttpStatusCode.OK, published.StatusCode);
        Assert.Contains("Accepted", await published.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("xmrig", inbox[0].GetProperty("title").GetString(), StringComparison.Ordinal);

        await reader.PostAsJsonAsync("/inbox/read", new[] { inbox[0].GetProperty("id").GetString() });
        Assert.Equal(0, await reader.GetFromJsonAsync<int>("/inbox/unread"));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("a-key-that-nobody-was-given", HttpStatusCode.Unauthorized)]
    [InlineData(Reader, HttpStatusCode.Forbidden)]
    public async Task Only_a_publisher_publishes(string? key, HttpStatusCode expected)
    {
        using HttpClient client = Client(key);

        Assert.Equal(expected, (await client.PostAsync("/events", Json(Event))).StatusCode);
        Assert.Equal(expected, (await client.PostAsync("/events/explain", Json(Event))).StatusCode);
    }

    [Fact]
    public async Task A_publisher_does_not_read_the_inbox()
    {
        using HttpClient client = Client(Publisher);

        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/inbox")).StatusCode);
    }

    [Theory]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    [InlineData("""{"topic":"","kind":"k","severity":"High","title":"t"}""", HttpStatusCode.BadRequest)]
    public async Task What_is_no_event_is_refused_with_the_reason(string body, HttpStatusCode expected)
    {
        using HttpClient client = Client(Publisher);

        HttpResponseMessage answer = await client.PostAsync("/events", Json(body));

        Assert.Equal(expected, answer.StatusCode);
        Assert.Contains("detail", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explaining_changes_nothing_and_the_health_page_is_open()
    {
        using HttpClient publisher = Client(Publisher);
        using HttpClient stranger = Client(null);

        string explained = await (await publisher.PostAsync("/events/explain", Json(Event))).Content.ReadAsStringAsync();

        Assert.Contains("Accepted", explained, StringComparison.Ordinal);
        Assert.Contains("Accepted", await (await publisher.PostAsync("/events", Json(Event))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("Healthy", await stranger.GetStringAsync("/health"));
    }

    [Fact]
    public void Without_keys_of_its_own_it_does_not_start_in_production()
    {
        using WebApplicationFactory<ApiKeyOptions> bare = new WebApplicationFactory<ApiKeyOptions>()
            .WithWebHostBuilder(host => host.UseEnvironment("Production")
                .UseSetting("ConnectionStrings:Notifications", $"Data Source={Path.Combine(_folder, "other.db")}"));

        Exception fault = Assert.ThrowsAny<Exception>(bare.CreateClient);
        Assert.Contains("24 characters", fault.ToString(), StringComparison.Ordinal);
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private HttpClient Client(string? key)
    {
        HttpClient client = _app.CreateClient();
        if (key is not null)
        {
            client.DefaultRequestHeaders.Add("X-Api-Key", key);
        }

        return client;
    }

    // The dispatcher runs beside the test: the page is asked until it has the message.
    private static async Task<JsonElement> InboxAsync(HttpClient reader)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            JsonElement inbox = await reader.GetFromJsonAsync<JsonElement>("/inbox", limit.Token);
            if (inbox.GetArrayLength() > 0)
            {
                return inbox;
            }
        }
    }
}
