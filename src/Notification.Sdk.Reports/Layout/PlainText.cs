using Notification.Sdk.Rendering;

namespace Notification.Sdk.Reports.Layout;

/// <summary>Text that stands beside the pages: properties and bookmarks.</summary>
internal static class PlainText
{
    public static string Line(string text) => Cleaner.Clean(text, Limits.Title);
}
