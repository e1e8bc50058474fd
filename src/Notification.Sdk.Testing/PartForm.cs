namespace Notification.Sdk.Testing;

/// <summary>How a part of a message is read at the other end, and so what an attacker's text could do there.</summary>
public enum PartForm
{
    /// <summary>One line of plain text, such as a subject.</summary>
    Line,

    /// <summary>Plain text with line breaks.</summary>
    Text,

    /// <summary>Markdown as chats show it.</summary>
    Markdown,

    /// <summary>A document or a fragment that a mail program or a browser shows, with tags and entities.</summary>
    Html,

    /// <summary>A JSON document for a program. Texts of events are values in it, whatever they say.</summary>
    Json,

    /// <summary>What no text of an event may change: names of headers and fields, mentions, the types of the parts.</summary>
    Structure,
}
