using System.Globalization;
using System.Net.Http.Headers;
using Notification.Sdk.Webhook.Payloads;
using Notification.Sdk.Webhook.Settings;
using Notification.Sdk.Webhook.Signing;

namespace Notification.Sdk.Webhook;

/// <summary>Makes the request of one attempt. The id and the body are the same over all attempts, the timestamp and so
/// the signature are those of the attempt.</summary>
internal static class WebhookRequest
{
    public static HttpRequestMessage Create(
        Uri uri, WebhookSettings settings, WebhookBody body, string id, DateTimeOffset now)
    {
        var content = new ReadOnlyMemoryContent(body.Content);
        content.Headers.ContentType = new MediaTypeHeaderValue(body.ContentType);
        var request = new HttpRequestMessage(settings.Method, uri) { Content = content };
        foreach ((string name, string value) in settings.Headers)
        {
            Add(request, name, value);
        }

        foreach ((string name, string value) in body.Headers)
        {
            Add(request, name, value);
        }

        if (!request.Headers.Contains("User-Agent"))
        {
            Add(request, "User-Agent", "Notification.Sdk");
        }

        long timestamp = now.ToUnixTimeSeconds();
        Add(request, "Idempotency-Key", id);
        Add(request, "webhook-id", id);
        Add(request, "webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        if (settings.Keys.Count > 0)
        {
            Add(request, "webhook-signature", WebhookSigner.Sign(settings.Keys, id, timestamp, body.Content.Span));
        }

        return request;
    }

    // A few names, such as Expires, are headers of the content to HttpClient.
    private static void Add(HttpRequestMessage request, string name, string value)
    {
        if (!request.Headers.TryAddWithoutValidation(name, value))
        {
            request.Content?.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
