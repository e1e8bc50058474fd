namespace Notification.Sdk.Scheduling;

/// <summary>Local dates and times as instants, for what fires at a time of day.</summary>
internal static class LocalTimes
{
    /// <summary>The first instant at which the wall clock of the zone has reached the date and time. So a time that the
    /// zone skips is the next valid instant, and a time that it repeats is the first of the two.</summary>
    /// <param name="date">The local date.</param>
    /// <param name="time">The local time of day.</param>
    /// <param name="zone">The zone of both.</param>
    /// <returns>The instant, in UTC.</returns>
    public static DateTimeOffset ToInstant(DateOnly date, TimeOnly time, TimeZoneInfo zone)
    {
        long wall = date.ToDateTime(time).Ticks;

        // No zone is more than 14 hours ahead of UTC: here its clock has not yet passed the time.
        long cursor = Math.Max(0, wall - (14 * TimeSpan.TicksPerHour));
        while (true)
        {
            long reached = Math.Max(cursor, wall - zone.OffsetAt(cursor));
            reached = Math.Min(reached, DateTimeOffset.MaxValue.UtcTicks);
            if (zone.FirstChange(cursor, reached) is not { } change)
                return new DateTimeOffset(reached, TimeSpan.Zero);

            cursor = change;
        }
    }
}
