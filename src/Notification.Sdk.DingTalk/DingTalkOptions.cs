using Notification.Sdk.Http;

namespace Notification.Sdk.DingTalk;

/// <summary>What holds for all endpoints of the DingTalk channel. Changes take effect at the next attempt.</summary>
public sealed class DingTalkOptions
{
    /// <summary>How the channel reaches out.</summary>
    public HttpChannelOptions Http { get; set; } = new();

    /// <summary>Where the options came from, for error messages.</summary>
    internal string Key { get; set; } = "DingTalk";
}
