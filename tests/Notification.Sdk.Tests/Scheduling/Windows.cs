using System.Globalization;
using Notification.Sdk.Policies;
using Notification.Sdk.Scheduling;

namespace Notification.Sdk.Tests.Scheduling;

/// <summary>Windows, rules and instants from the words of a table.</summary>
internal static class Windows
{
    public static DateTimeOffset Instant(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static TimeZoneInfo Zone(string id)
    {
        Assert.True(Zones.TryFind(id, out TimeZoneInfo? zone, out string? problem), problem);
        return zone;
    }

    public static HoursWindow Of(string zone, string? hours) => Of(zone, new WindowRule { Hours = hours });

    public static HoursWindow Of(string zone, WindowRule rule)
    {
        bool right = HoursWindow.TryCompile(rule, Zone(zone), out HoursWindow? window, out var problems);
        Assert.Empty(problems);
        Assert.True(right);
        return window!;
    }

    public static IReadOnlyList<string> ProblemsOf(WindowRule rule)
    {
        bool right = HoursWindow.TryCompile(rule, Zone("UTC"), out HoursWindow? window, out var problems);
        Assert.False(right);
        Assert.Null(window);
        return problems;
    }
}
