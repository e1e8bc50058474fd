using Notification.Sdk.Events;

namespace Notification.Sdk.Stores;

/// <summary>One thing that was notified, and until when the same thing stays silent.</summary>
/// <param name="NotifiedAt">When it was notified.</param>
/// <param name="Period">How long it stays silent from then on.</param>
/// <param name="Severity">The severity that was notified.</param>
/// <param name="Verdict">The verdict that was notified.</param>
/// <param name="Repeats">How often it happened again since.</param>
public readonly record struct DedupRecord(
    DateTimeOffset NotifiedAt, TimeSpan Period, Severity Severity, Verdict Verdict, long Repeats)
{
    /// <summary>The first instant at which the same thing notifies again.</summary>
    public DateTimeOffset Until => NotifiedAt + Period;

    /// <summary>When the record has no more use. A silence in which something was held back is remembered as long again, for the
    /// reminder.</summary>
    public DateTimeOffset ForgetAt => Repeats > 0 ? Until + Period : Until;

    /// <summary>What counts of it at a time: nothing once it has no more use; and what a clock that was ahead wrote down happened now, so that
    /// a silence lasts no longer than its period.</summary>
    /// <param name="now">The time.</param>
    public DedupRecord? At(DateTimeOffset now) =>
        NotifiedAt > now ? this with { NotifiedAt = now }
        : ForgetAt <= now ? null
        : this;

    /// <summary>Whether it silences an event.</summary>
    /// <param name="next">The event.</param>
    /// <param name="now">When it was published.</param>
    public bool Silences(SecurityEvent next, DateTimeOffset now) => now < Until && !IsSurpassedBy(next);

    /// <summary>Whether an event that passes is the reminder of a silence in which something was held back.</summary>
    /// <param name="next">The event.</param>
    /// <param name="now">When it was published.</param>
    public bool IsRecalledBy(SecurityEvent next, DateTimeOffset now) => Repeats > 0 && now >= Until && !IsSurpassedBy(next);

    /// <summary>Whether an event breaks through: it is more severe, or a suspicion confirmed.</summary>
    /// <param name="next">The event.</param>
    public bool IsSurpassedBy(SecurityEvent next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return next.Severity > Severity || (Verdict == Verdict.Suspected && next.Verdict == Verdict.Confirmed);
    }
}
