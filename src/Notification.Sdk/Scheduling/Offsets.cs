namespace Notification.Sdk.Scheduling;

/// <summary>What a zone adds to UTC, in ticks. Instants and wall clocks are plain ticks here: their sums stay in range
/// at both ends of the calendar.</summary>
internal static class Offsets
{
    public static long OffsetAt(this TimeZoneInfo zone, long instant) =>
        zone.GetUtcOffset(new DateTime(instant, DateTimeKind.Utc)).Ticks;

    /// <summary>The first instant after <paramref name="after"/>, up to and with <paramref name="until"/>, from which
    /// the offset is another one; null when it stays.</summary>
    public static long? FirstChange(this TimeZoneInfo zone, long after, long until)
    {
        // No zone changes its offset and takes it back within a day, so looking once a day sees every change.
        long offset = zone.OffsetAt(after);
        for (long low = after; low < until;)
        {
            long high = Math.Min(low + TimeSpan.TicksPerDay, until);
            if (zone.OffsetAt(high) != offset)
                return Bisect(zone, offset, low, high);

            low = high;
        }

        return null;
    }

    private static long Bisect(TimeZoneInfo zone, long offset, long before, long changed)
    {
        while (changed - before > 1)
        {
            long middle = before + ((changed - before) / 2);
            if (zone.OffsetAt(middle) == offset)
                before = middle;
            else
                changed = middle;
        }

        return changed;
    }
}
