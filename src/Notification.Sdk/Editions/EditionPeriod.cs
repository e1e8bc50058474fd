using Notification.Sdk.Policies;
using Notification.Sdk.Settings;

namespace Notification.Sdk.Editions;

/// <summary>What a scheduled edition covers. Pure.</summary>
/// <param name="From">The start.</param>
/// <param name="To">The end, itself outside.</param>
/// <param name="Missed">How many editions before this one were missed and are in it.</param>
internal readonly record struct EditionPeriod(DateTimeOffset From, DateTimeOffset To, int Missed)
{
    /// <summary>The period of an edition.</summary>
    /// <param name="report">The schedule.</param>
    /// <param name="due">When it was due.</param>
    /// <param name="now">When it is made. A due time between the two means that it was missed.</param>
    /// <param name="lastTo">The end of the latest edition before; null in the first.</param>
    /// <returns>The period; null when a missed edition is not wanted any more.</returns>
    public static EditionPeriod? Of(CompiledReport report, DateTimeOffset due, DateTimeOffset now, DateTimeOffset? lastTo)
    {
        DateTimeOffset start = report.Cadence.StartOf(due);
        IReadOnlyList<DateTimeOffset> since = DuesAfter(report, due, now);
        return report.Missed switch
        {
            MissedEditions.None when since.Count > 0 => null,
            MissedEditions.One => new EditionPeriod(lastTo < start ? lastTo.Value : start, since.LastOrDefault(due), since.Count),
            _ => new EditionPeriod(start, due, 0),
        };
    }

    /// <summary>The due times after one, up to and with a time.</summary>
    public static IReadOnlyList<DateTimeOffset> DuesAfter(CompiledReport report, DateTimeOffset due, DateTimeOffset now)
    {
        List<DateTimeOffset> dues = [];
        for (DateTimeOffset next = report.Cadence.NextDue(due); next <= now; next = report.Cadence.NextDue(next))
        {
            dues.Add(next);
        }

        return dues;
    }
}
