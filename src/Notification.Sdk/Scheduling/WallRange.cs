namespace Notification.Sdk.Scheduling;

/// <summary>A part of a day on the wall clock, in ticks since the midnight at which the day of its start
/// begins.</summary>
/// <param name="Start">The first moment inside.</param>
/// <param name="End">The first moment outside; over 24 hours when the range crosses midnight.</param>
internal readonly record struct WallRange(long Start, long End)
{
    public static readonly WallRange AllDay = new(0, TimeSpan.TicksPerDay);

    /// <summary>Reads <c>HH:mm-HH:mm</c>. The end may be 24:00.</summary>
    /// <returns>What is wrong with the text, and the mend; null when it is right.</returns>
    public static string? Read(ReadOnlySpan<char> text, out WallRange range)
    {
        range = default;
        int dash = text.IndexOf('-');
        if (dash < 0
            || !TryReadStart(text[..dash].Trim(), out long start)
            || !TryReadEnd(text[(dash + 1)..].Trim(), out long end))
        {
            return $"'{text}' is not a range; write HH:mm-HH:mm, such as 08:00-20:00 or 20:00-24:00.";
        }

        if (start == end)
            return $"'{text}' starts and ends at the same time; write 00:00-24:00 for all day.";

        range = new WallRange(start, end < start ? end + TimeSpan.TicksPerDay : end);
        return null;
    }

    private static bool TryReadStart(ReadOnlySpan<char> text, out long start)
    {
        bool read = LocalDates.TryParse(text, out TimeOnly time);
        start = time.Ticks;
        return read;
    }

    private static bool TryReadEnd(ReadOnlySpan<char> text, out long end)
    {
        end = TimeSpan.TicksPerDay;
        return text is "24:00" || TryReadStart(text, out end);
    }
}
