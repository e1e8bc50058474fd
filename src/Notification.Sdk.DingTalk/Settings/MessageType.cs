namespace Notification.Sdk.DingTalk.Settings;

/// <summary>The forms of message that a custom robot takes.</summary>
internal enum MessageType
{
    Markdown,
    Text,
    Link,
    ActionCard,
    FeedCard,
}
