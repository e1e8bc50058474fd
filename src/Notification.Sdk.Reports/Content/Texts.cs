using System.Globalization;
using Notification.Sdk.Events;
using Notification.Sdk.Rendering;

namespace Notification.Sdk.Reports.Content;

/// <summary>Texts of events as a report shows them: one clean line of bounded length.</summary>
internal static class Texts
{
    private const int ShortLength = 120;
    private const int LongLength = 500;

    public static string Short(string? text) => Cleaner.Clean(text, ShortLength);

    public static string Long(string? text) => Cleaner.Clean(text, LongLength);

    /// <summary>The name of an asset; empty when there is none.</summary>
    public static string Asset(Asset? asset)
    {
        string name = Short(asset?.Name);
        return name.Length > 0 ? name : Short(asset?.Id);
    }

    public static string Time(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
