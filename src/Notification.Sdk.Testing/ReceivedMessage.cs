namespace Notification.Sdk.Testing;

/// <summary>A message that reached the other end, taken or not.</summary>
/// <param name="Key">The idempotency key that came with it; null when the vendor has none.</param>
/// <param name="Parts">What it says; empty when the other end did not let it be said.</param>
public sealed record ReceivedMessage(string? Key, params IReadOnlyList<ReceivedPart> Parts)
{
    /// <summary>What a part says; null when the message has none of this name.</summary>
    /// <param name="name">The name, such as <c>subject</c>.</param>
    public string? this[string name] => Parts.FirstOrDefault(part => part.Name == name)?.Content;

    /// <summary>A message of one plain text.</summary>
    /// <param name="text">The text.</param>
    public static ReceivedMessage OfText(string text) => new(null, new ReceivedPart("text", PartForm.Text, text));
}
