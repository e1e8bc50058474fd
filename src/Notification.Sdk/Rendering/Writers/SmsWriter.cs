using Notification.Sdk.Rendering.Documents;

namespace Notification.Sdk.Rendering.Writers;

/// <summary>Writes the short form: the same words are the title and the body.</summary>
internal sealed class SmsWriter : IMessageWriter
{
    // Three points and not an ellipsis: one character outside the GSM alphabet halves the room of a message.
    private const string Mark = "...";

    public RenderedMessage Write(Document document, int maxLength)
    {
        string text = document.Short().Value;
        string body = Fitting.Line(text, Mark, Encode, maxLength);
        return new RenderedMessage(text, body, body != Encode(text));
    }

    private static string Encode(string text) =>
        Links.BreakHosts(text).Replace(TextCut.Mark, Mark, StringComparison.Ordinal);
}
