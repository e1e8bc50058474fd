namespace Notification.Sdk;

/// <summary>A document over a period.</summary>
/// <param name="FileName">A file name without a path, of letters, digits, <c>-</c>, <c>_</c> and <c>.</c>.</param>
/// <param name="ContentType">The media type.</param>
/// <param name="Content">The bytes.</param>
public sealed record Report(string FileName, string ContentType, ReadOnlyMemory<byte> Content);
