namespace Notification.Sdk.Reports.Pdf;

/// <summary>What stands in the properties of the file (ISO 32000-1, 14.3.3).</summary>
/// <param name="Title">The title, which viewers show in place of the file's name.</param>
/// <param name="Author">The author; empty for none.</param>
/// <param name="Language">The language, as of RFC 5646.</param>
/// <param name="Created">When it was made.</param>
internal sealed record PdfInfo(string Title, string Author, string Language, DateTimeOffset Created);
