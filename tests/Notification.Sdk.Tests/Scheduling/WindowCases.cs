using FsCheck;
using FsCheck.Fluent;

namespace Notification.Sdk.Tests.Scheduling;

/// <summary>Random rules, most of them asked near a change of the clock, with hours that lie about it.</summary>
internal static class WindowCases
{
    private const int Day = 24 * 60;

    private static readonly string[] Zones =
    [
        "Europe/Berlin", "America/New_York", "Australia/Sydney", "Australia/Lord_Howe", "Asia/Kathmandu",
        "Asia/Shanghai", "America/Havana", "America/St_Johns", "Asia/Beirut", "Africa/Cairo", "Africa/Casablanca",
        "Pacific/Apia", "UTC",
    ];

    // Days on which clocks of the zones change, and the day that Samoa left out.
    private static readonly string[] Changes =
    [
        "2026-03-08", "2026-03-29", "2026-04-04", "2026-04-24", "2026-10-03", "2026-10-25", "2026-10-29", "2026-11-01",
        "2027-02-07", "2027-03-14", "2027-03-28", "2027-04-03", "2027-10-02", "2027-10-31", "2027-11-07", "2011-12-30",
    ];

    public static Arbitrary<WindowCase> All { get; } = (
        from zone in Gen.Elements(Zones)
        from ranges in Gen.ArrayOf(Ranges).Where(ranges => ranges.Length > 0).Resize(3)
        from days in Gen.Elements(Enum.GetValues<DayOfWeek>()).ArrayOf().Resize(4)
        from instant in Gen.Frequency((4, NearChange), (1, Anywhere))
        from holidays in DatesNear(instant).Resize(6)
        from workdays in DatesNear(instant).Resize(2)
        from later in Gen.OneOf(Gen.Choose(0, Day * 60), Gen.Choose(0, 3 * Day * 60))
        select new WindowCase(zone, ranges, days, holidays, workdays, instant, TimeSpan.FromSeconds(later)))
        .ToArbitrary();

    private static Gen<(int Start, int End)> Ranges =>
        from start in Gen.OneOf(Gen.Choose(0, 5 * 60), Gen.Choose(0, Day - 1))
        from end in Gen.OneOf(
            Gen.Choose(start + 1, Math.Min(start + 90, Day)),
            Gen.Choose(0, Day).Where(end => end != start))
        select (start, end);

    private static Gen<DateTimeOffset> NearChange =>
        from date in Gen.Elements(Changes)
        from seconds in Gen.Choose(-2 * Day * 60, 2 * Day * 60)
        select Windows.Instant(date).AddSeconds(seconds);

    private static Gen<DateTimeOffset> Anywhere =>
        from minutes in Gen.Choose(0, 4 * 365 * Day)
        select Windows.Instant("2025-01-01").AddMinutes(minutes);

    private static Gen<DateOnly[]> DatesNear(DateTimeOffset instant) => Gen.Choose(-2, 9)
        .Select(days => DateOnly.FromDateTime(instant.UtcDateTime).AddDays(days))
        .ArrayOf();
}
