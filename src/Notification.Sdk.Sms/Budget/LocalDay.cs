namespace Notification.Sdk.Sms.Budget;

/// <summary>A calendar day in a zone, and when the next one begins.</summary>
internal readonly record struct LocalDay(DateOnly Date, DateTimeOffset End)
{
    public static LocalDay At(DateTimeOffset now, TimeZoneInfo zone)
    {
        var date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        DateTime midnight = date.AddDays(1).ToDateTime(TimeOnly.MinValue);

        // Clocks may be put forward at midnight: then the day begins at the first time that exists.
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(1);
        }

        // Put back at midnight, it comes twice: the first one counts, unless it is over.
        IEnumerable<TimeSpan> offsets = zone.IsAmbiguousTime(midnight)
            ? zone.GetAmbiguousTimeOffsets(midnight)
            : [zone.GetUtcOffset(midnight)];
        return new(date, offsets.Select(offset => new DateTimeOffset(midnight, offset)).Where(at => at > now).Min());
    }
}
