namespace Notification.Sdk.DingTalk.Robots;

/// <summary>One custom robot. Holds secrets: has no text form.</summary>
internal sealed class Robot(Uri url, string? secret)
{
    /// <summary>The webhook URL with its access token.</summary>
    public Uri Url => url;

    /// <summary>The signing secret; null when the robot asks for no signature.</summary>
    public string? Secret => secret;

    /// <summary>Which robot it is, whatever endpoint names it.</summary>
    public string Key => url.AbsoluteUri;
}
