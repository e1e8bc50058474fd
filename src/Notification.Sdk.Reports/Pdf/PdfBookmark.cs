namespace Notification.Sdk.Reports.Pdf;

/// <summary>An entry of the outline.</summary>
/// <param name="Level">1, or 2 for one below the last of level 1.</param>
/// <param name="Title">What it says.</param>
/// <param name="Destination">Where it leads.</param>
internal sealed record PdfBookmark(int Level, string Title, string Destination);
