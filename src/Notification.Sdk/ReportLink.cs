namespace Notification.Sdk;

/// <summary>A document that was too large to go along.</summary>
/// <param name="FileName">The name under which it is to be kept, without a path.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Address">Where it can be fetched; null when nowhere.</param>
public sealed record ReportLink(string FileName, long Size, Uri? Address);
