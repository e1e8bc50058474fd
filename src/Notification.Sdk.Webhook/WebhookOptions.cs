using Notification.Sdk.Http;

namespace Notification.Sdk.Webhook;

/// <summary>What holds for all endpoints of the webhook channel. Changes take effect at the next attempt.</summary>
public sealed class WebhookOptions
{
    /// <summary>How the channel reaches out.</summary>
    public HttpChannelOptions Http { get; set; } = new();

    /// <summary>How many bytes of files one body carries, 0 to 64 MiB; 1 MiB by default. A file that does not fit any
    /// more is named and left out.</summary>
    public int MaxAttachmentBytes { get; set; } = 1024 * 1024;

    /// <summary>The <c>source</c> of CloudEvents, a URI reference; <c>urn:notification-sdk</c> by default. An endpoint
    /// may have its own.</summary>
    public string Source { get; set; } = "urn:notification-sdk";

    /// <summary>Where the options came from, for error messages.</summary>
    internal string Key { get; set; } = "Webhook";
}
