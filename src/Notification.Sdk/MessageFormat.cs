namespace Notification.Sdk;

/// <summary>The forms in which a message can be rendered.</summary>
public enum MessageFormat
{
    /// <summary>Plain text with line breaks.</summary>
    Text,

    /// <summary>The subset that DingTalk and most chat systems share.</summary>
    Markdown,

    /// <summary>A complete HTML document for mail.</summary>
    Html,

    /// <summary>A few words of plain text, without evidence.</summary>
    Sms,
}
