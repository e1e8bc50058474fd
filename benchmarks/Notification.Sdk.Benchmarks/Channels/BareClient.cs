using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Notification.Sdk.Benchmarks.Channels;

/// <summary>The loop that one would write by hand: one client, a new request each time, the same headers.</summary>
internal sealed class BareClient(Uri address, Recording recording) : IDisposable
{
    private readonly HttpClient _client = new();
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public Task PostAsync() => PostAsync(recording.Body, null);

    public Task PostSignedAsync() => PostAsync(recording.Body, Sign(recording.Body));

    /// <summary>Posts what one would write of a delivery without a renderer: its members as JSON.</summary>
    public Task PostWrittenAsync(Delivery delivery)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                type = "notification.event",
                timestamp = delivery.CreatedAt,
                data = new
                {
                    delivery.Id,
                    delivery.Target.Tenant,
                    delivery.Target.Endpoint,
                    delivery.Topic,
                    delivery.Severity,
                    delivery.CreatedAt,
                    message = new { delivery.Events[0].Title, delivery.Events[0].Summary },
                    delivery.Events,
                },
            });
        return PostAsync(body, Sign(body));
    }

    public void Dispose() => _client.Dispose();

    private async Task PostAsync(byte[] body, string? signature)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(recording.ContentType);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        foreach ((string name, string value) in recording.Headers)
            request.Headers.TryAddWithoutValidation(name, name == "webhook-signature" ? signature ?? value : value);

        using HttpResponseMessage response = await _client.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    private string Sign(byte[] body)
    {
        long now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        byte[] head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"benchmark-00000000.{now}."));
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(_key.AsSpan(), [.. head, .. body]));
    }
}
