using System.Globalization;

namespace Quickstart.Logs;

/// <summary>Reads the times of a log. Those of RFC 3164 (<c>Dec 10 06:55:46</c>) state neither year nor zone: the year
/// is the one given for the first line and goes on from line to line over New Year; the zone is UTC.</summary>
/// <param name="year">The year of the first line, where it states none.</param>
internal sealed class LogCalendar(int year)
{
    public const int FirstYear = 1970;
    public const int LastYear = 2999;

    private const string Months = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    private (int Year, int Month)? _latest;

    /// <summary>Takes the time from the front of a line.</summary>
    /// <returns>The time; null when there is none.</returns>
    public DateTimeOffset? Take(ref Words words)
    {
        ReadOnlySpan<char> first = words.Next();
        DateTimeOffset? time = first.Length == 3 ? Rfc3164(first, words.Next(), words.Next()) : Iso8601(first);
        if (time is { } found)
        {
            _latest = (found.Year, found.Month);
        }

        return time;
    }

    private static DateTimeOffset? Iso8601(ReadOnlySpan<char> text) =>
        DateTimeOffset.TryParseExact(
            text,
            "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
            Invariant,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out DateTimeOffset time)
        && time.Year is >= FirstYear and <= LastYear ? time : null;

    private DateTimeOffset? Rfc3164(ReadOnlySpan<char> month, ReadOnlySpan<char> day, ReadOnlySpan<char> clock)
    {
        int place = Months.AsSpan().IndexOf(month);
        if (place < 0 || place % 3 != 0
            || !int.TryParse(day, NumberStyles.None, Invariant, out int dayOfMonth)
            || !TimeOnly.TryParseExact(clock, "HH:mm:ss", Invariant, DateTimeStyles.None, out TimeOnly time))
        {
            return null;
        }

        int monthOfYear = (place / 3) + 1;
        int yearOfLine = YearOf(monthOfYear);
        return yearOfLine is < FirstYear or > LastYear
            || dayOfMonth < 1 || dayOfMonth > DateTime.DaysInMonth(yearOfLine, monthOfYear)
            ? null
            : new DateTimeOffset(new DateOnly(yearOfLine, monthOfYear, dayOfMonth), time, TimeSpan.Zero);
    }

    // Half a year back means New Year. A line of December after one of January only came late.
    private int YearOf(int month) => _latest is not { } latest ? year
        : month - latest.Month <= -6 ? latest.Year + 1
        : month - latest.Month == 11 ? latest.Year - 1
        : latest.Year;
}
