using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Notification.Sdk.Benchmarks.Channels;

/// <summary>The loop that one would write by hand: one client, a new request each time, the same bytes and headers.</summary>
internal sealed class BareClient(Uri address, Recording recording) : IDisposable
{
    private readonly HttpClient _client = new();
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public Task PostAsync() => PostAsync(null);

    public Task PostSignedAsync() => PostAsync(Sign());

    public void Dispose() => _client.Dispose();

    private async Task PostAsync(string? signature)
    {
        var content = new ByteArrayContent(recording.Body);
        content.Headers.ContentType = new MediaTypeHeaderValue(recording.ContentType);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        foreach ((string name, string value) in recording.Headers)
            request.Headers.TryAddWithoutValidation(name, name == "webhook-signature" ? signature ?? value : value);

        using HttpResponseMessage response = await _client.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    private string Sign()
    {
        long now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        byte[] head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"benchmark-00000000.{now}."));
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(_key.AsSpan(), [.. head, .. recording.Body]));
    }
}
