using Notification.Sdk.Webhook.Signing;

namespace Notification.Sdk.Webhook.Settings;

/// <summary>The settings of one endpoint, read and checked. Holds secrets: it has no text form.</summary>
internal sealed class WebhookSettings
{
    public WebhookFormat Format { get; set; }

    public HttpMethod Method { get; set; } = HttpMethod.Post;

    /// <summary>The channel's timeout when null.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>The channel's source when null.</summary>
    public string? Source { get; set; }

    public List<SigningKey> Keys { get; } = [];

    public List<KeyValuePair<string, string>> Headers { get; } = [];
}
