using System.Collections.Frozen;

namespace Notification.Sdk.DingTalk.Settings;

/// <summary>The names of an endpoint's settings, as documented.</summary>
internal static class SettingNames
{
    public const string AccessToken = "accessToken";
    public const string Secret = "secret";
    public const string Robots = "robots";
    public const string Keywords = "keywords";
    public const string MessageType = "messageType";
    public const string AtMobiles = "atMobiles";
    public const string AtUserIds = "atUserIds";
    public const string IsAtAll = "isAtAll";
    public const string LinkUrl = "linkUrl";
    public const string LinkTitle = "linkTitle";
    public const string PictureUrl = "pictureUrl";
    public const string Interval = "interval";
    public const string MaxBytes = "maxBytes";

    public static FrozenSet<string> All { get; } = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        AccessToken,
        Secret,
        Robots,
        Keywords,
        MessageType,
        AtMobiles,
        AtUserIds,
        IsAtAll,
        LinkUrl,
        LinkTitle,
        PictureUrl,
        Interval,
        MaxBytes);
}
