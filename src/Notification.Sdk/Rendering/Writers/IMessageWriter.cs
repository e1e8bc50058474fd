using Notification.Sdk.Rendering.Documents;

namespace Notification.Sdk.Rendering.Writers;

/// <summary>Writes a document in one form.</summary>
internal interface IMessageWriter
{
    /// <param name="document">The document.</param>
    /// <param name="maxLength">The longest body, in UTF-8 bytes; 0 or more.</param>
    RenderedMessage Write(Document document, int maxLength);
}
