namespace Notification.Sdk.Testing;

/// <summary>A part of a message as the other end reads it: transfer encodings are undone.</summary>
/// <param name="Name">What it is, such as <c>subject</c>; the same in every message.</param>
/// <param name="Form">How it is read.</param>
/// <param name="Content">What it says.</param>
public sealed record ReceivedPart(string Name, PartForm Form, string Content);
