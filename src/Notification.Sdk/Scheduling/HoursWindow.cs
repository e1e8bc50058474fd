using System.Diagnostics.CodeAnalysis;
using Notification.Sdk.Policies;

namespace Notification.Sdk.Scheduling;

/// <summary>The hours of a <see cref="WindowRule"/> in a zone. An instant is open when the wall clock of the zone
/// stands inside the hours at that instant, whatever the clock did before: a start that the zone skips opens at the
/// next valid instant if that is still inside, and a clock set back can enter the hours a second time.</summary>
internal sealed class HoursWindow : IScheduleWindow
{
    /// <summary>How far ahead an opening is sought; what opens later counts as never.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromDays(400);

    private readonly OpenHours _hours;
    private readonly TimeZoneInfo _zone;

    private HoursWindow(OpenHours hours, TimeZoneInfo zone)
    {
        _hours = hours;
        _zone = zone;
    }

    /// <summary>Reads hours, days and dates of the rule. Its zone, its named window and what becomes of events outside
    /// are the caller's to read.</summary>
    /// <param name="rule">The rule; it is not kept.</param>
    /// <param name="zone">The zone of the hours.</param>
    /// <param name="window">The window, when the rule is right.</param>
    /// <param name="problems">All that is wrong with the rule: each begins with the key below the rule
    /// (<c>Holidays:2</c>) and ends with the mend.</param>
    /// <returns>Whether the rule is right.</returns>
    public static bool TryCompile(
        WindowRule rule,
        TimeZoneInfo zone,
        [NotNullWhen(true)] out HoursWindow? window,
        out IReadOnlyList<string> problems)
    {
        var found = new List<string>();
        var hours = new OpenHours(rule, found);
        window = found.Count == 0 ? new HoursWindow(hours, zone) : null;
        problems = found;
        return window is not null;
    }

    /// <summary>The first open instant that is not before the given one: the given one itself, unchanged, when open;
    /// otherwise one in UTC, or null when none comes within the <see cref="Horizon"/>.</summary>
    /// <param name="from">The instant asked for.</param>
    public DateTimeOffset? NextOpening(DateTimeOffset from)
    {
        long last = Math.Min(from.UtcTicks + Horizon.Ticks, DateTimeOffset.MaxValue.UtcTicks);
        long cursor = from.UtcTicks;
        while (true)
        {
            // While the offset lasts, the wall clock runs evenly and its answer holds. Where it changes, ask again.
            long offset = _zone.OffsetAt(cursor);
            long opening = _hours.NextOpen(cursor + offset, last + offset) - offset ?? long.MaxValue;
            if (_zone.FirstChange(cursor, Math.Min(opening, last)) is { } change)
                cursor = change;
            else if (opening > last)
                return null;
            else
                return opening == from.UtcTicks ? from : new DateTimeOffset(opening, TimeSpan.Zero);
        }
    }
}
