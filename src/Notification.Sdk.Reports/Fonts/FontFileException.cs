namespace Notification.Sdk.Reports.Fonts;

/// <summary>A font file that cannot be used; the message says which and why.</summary>
internal sealed class FontFileException(string message) : Exception(message);
