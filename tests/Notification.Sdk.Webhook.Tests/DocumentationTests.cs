using System.Reflection;
using Notification.Sdk.Http;
using Notification.Sdk.Http.Tests.Support;
using Notification.Sdk.Webhook.Tests.Support;

namespace Notification.Sdk.Webhook.Tests;

public sealed class DocumentationTests
{
    private const string Old = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string New = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDazfgh9bOjr0=";

    private const string Other = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private static readonly string Page = Read("webhook.md");

    [Fact]
    public void Every_code_of_a_receipt_is_explained()
    {
        foreach (FieldInfo code in typeof(HttpReceipts).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            Assert.Contains($"| `{code.GetValue(null)}` |", Page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_option_is_explained()
    {
        foreach (PropertyInfo option in typeof(WebhookOptions).GetProperties())
        {
            Assert.Contains($"| `{option.Name}` |", Page, StringComparison.Ordinal);
        }

        string http = Read("http.md");
        foreach (Type type in new[] { typeof(HttpChannelOptions), typeof(HttpBreakerOptions), typeof(HttpHostTls) })
        {
            foreach (PropertyInfo option in type.GetProperties())
            {
                Assert.Matches($"[`:]{option.Name}`", http);
            }
        }
    }

    [Fact]
    public void The_receiver_on_the_page_is_the_one_that_is_tested()
    {
        string source = Read("DocumentedReceiver.cs");
        string code = source.Split("// <doc>")[1].Split("    // </doc>")[0];

        Assert.Contains(code.Replace("\n    ", "\n", StringComparison.Ordinal).Trim(), Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_receiver_on_the_page_takes_what_is_genuine_and_nothing_else()
    {
        await using LoopbackServer server = LoopbackServer.Replying(204);
        using var hook = new Hook();
        await hook.SendAsync(server, Deliveries.Event, ("secrets", $"{New} {Old}"));
        ReceivedRequest request = server.Requests.Single();
        DateTimeOffset now = hook.Time.GetUtcNow();

        Assert.True(DocumentedReceiver.IsGenuine(Old, request.Headers, request.Body, now));
        Assert.True(DocumentedReceiver.IsGenuine(New, request.Headers, request.Body, now.AddMinutes(5)));
        Assert.False(DocumentedReceiver.IsGenuine(New, request.Headers, request.Body, now.AddMinutes(6)));
        Assert.False(DocumentedReceiver.IsGenuine(New, request.Headers, [.. request.Body, 32], now));
        Assert.False(DocumentedReceiver.IsGenuine(Other, request.Headers, request.Body, now));
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "documented", name))
        .ReplaceLineEndings("\n");
}
