using System.Globalization;

namespace Notification.Sdk.Scheduling;

/// <summary>Dates and times of day as settings write them.</summary>
internal static class LocalDates
{
    public static bool TryParse(string? text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    public static bool TryParse(ReadOnlySpan<char> text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    public static string Problem(string key, string? value) =>
        $"{key}: '{value}' is not a date; write yyyy-MM-dd, such as 2026-12-24.";
}
