using System.Globalization;

namespace Notification.Sdk.Rendering;

/// <summary>Times as people of any language read them: the same digits everywhere, always with the offset.</summary>
internal static class TimeText
{
    /// <summary><c>2026-05-04 18:22:31 +08:00</c>.</summary>
    public static Inert Short(DateTimeOffset at, TimeZoneInfo zone) => Inert.Trusted(
        TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture));

    /// <summary><c>2026-05-04 18:22:31 +08:00 (Asia/Shanghai)</c>.</summary>
    public static Inert Full(DateTimeOffset at, TimeZoneInfo zone) =>
        Inert.Trusted($"{Short(at, zone).Value} ({Zone(zone).Value})");

    /// <summary>The IANA id of a zone.</summary>
    public static Inert Zone(TimeZoneInfo zone)
    {
        string? id = !zone.HasIanaId && TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out string? iana) ? iana : zone.Id;
        return Inert.Line(id, Limits.Name);
    }
}
