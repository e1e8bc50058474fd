namespace Notification.Sdk;

/// <summary>A message in one form.</summary>
/// <param name="Title">One line without control characters, for a subject or a list; plain text.</param>
/// <param name="Body">The message in the asked form.</param>
/// <param name="Truncated">Whether items were left out to keep to the length.</param>
public sealed record RenderedMessage(string Title, string Body, bool Truncated);
