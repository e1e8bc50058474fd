using Notification.Sdk.Events;

namespace Notification.Sdk.Gate;

/// <summary>The refusals of a budget of which there is one for a whole topic: one compare, no table. For each severity, since a reserve is
/// for the severe alone. Thread-safe.</summary>
internal sealed class DenySlot
{
    private readonly Known?[] _bySeverity = new Known?[(int)Severity.Critical + 1];

    /// <summary>Until when an event of that severity is refused; null when nothing is known.</summary>
    /// <param name="severity">The severity.</param>
    /// <param name="now">When it was published.</param>
    /// <param name="dueAt">The instant that the budget counts.</param>
    public DateTimeOffset? Find(Severity severity, DateTimeOffset now, DateTimeOffset dueAt) =>
        Volatile.Read(ref _bySeverity[(int)severity]) is { } known && known.Holds(now, dueAt) ? known.Until : null;

    public void Refuse(Severity severity, DateTimeOffset now, DateTimeOffset dueAt, DateTimeOffset until) =>
        Volatile.Write(ref _bySeverity[(int)severity], new Known(now, dueAt, until));

    /// <summary>What is refused now stays so until the end. What is due later was asked about that instant alone.</summary>
    private sealed record Known(DateTimeOffset AskedAt, DateTimeOffset DueAt, DateTimeOffset Until)
    {
        public bool Holds(DateTimeOffset now, DateTimeOffset dueAt) =>
            DueAt == AskedAt ? now == dueAt && AskedAt <= now && now < Until : DueAt == dueAt && AskedAt <= now;
    }
}
