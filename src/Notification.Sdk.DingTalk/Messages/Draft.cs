using Notification.Sdk.DingTalk.Settings;

namespace Notification.Sdk.DingTalk.Messages;

/// <summary>The words of a message, ready for the vendor.</summary>
/// <param name="Title">What the list of chats shows.</param>
/// <param name="Text">What the group shows.</param>
internal sealed record Draft(string Title, string Text)
{
    public static Draft Of(RenderedMessage message, DingTalkSettings settings)
    {
        string text = Keywords.Stamp(Defuse(message.Body), settings.Keywords, "\n\n");
        string called = settings.Mentions.Text;
        return new(
            Keywords.Stamp(Defuse(message.Title), settings.Keywords, " "),
            called.Length > 0 ? $"{text}\n\n{called}" : text);
    }

    /// <summary>Nothing that an event says may call anybody: only mentions of ours keep their sign. The built-in
    /// renderer does the same in Markdown; this holds for plain text and for other renderers too.</summary>
    public static string Defuse(string text) => text.Replace('@', '＠');
}
