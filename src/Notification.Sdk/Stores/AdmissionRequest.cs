using System.Data.Common;
using Notification.Sdk.Events;

namespace Notification.Sdk.Stores;

/// <summary>An event at the gate that counts: deduplication, budgets, outbox. Decided and kept all together or not at all.</summary>
public sealed class AdmissionRequest
{
    /// <summary>What was published, kept once with all its legs.</summary>
    public required SecurityEvent Event { get; init; }

    /// <summary>The time of publishing.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The instant for which the legs are due: the one that budgets count.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>What makes it the same thing as an earlier event.</summary>
    public required Fingerprint Fingerprint { get; init; }

    /// <summary>How long the same thing stays silent; zero for no deduplication.</summary>
    public required TimeSpan DedupPeriod { get; init; }

    /// <summary>The budgets of the event as a whole.</summary>
    public required IReadOnlyList<BudgetDraw> Budgets { get; init; }

    /// <summary>The legs, each with the budgets of its own. Empty when an earlier gate left none: then nothing is kept, and
    /// the answer only says whether it is a duplicate.</summary>
    public required IReadOnlyList<LegDraft> Legs { get; init; }

    /// <summary>Whether the refusal of one leg refuses all, so that it can ask again for a later time.</summary>
    public bool RequiresAllLegs { get; init; }

    /// <summary>The caller's transaction that everything kept joins: it commits or vanishes with it. Null for none.</summary>
    public DbTransaction? Transaction { get; init; }

    /// <summary>How often the same thing happened since the store was last told, beside this event: to be added to the repeats of its record,
    /// whatever is decided.</summary>
    public long Repeats { get; init; }

    /// <summary>Whether to decide and keep nothing.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Repeats alone: of the least event, which breaks through no silence, and for no leg.</summary>
    internal static AdmissionRequest Of(RepeatCount repeats) => new()
    {
        Event = new SecurityEvent
        {
            Topic = "repeats",
            Severity = Severity.Informational,
            Verdict = Verdict.FalsePositive,
            Title = "Repeats",
        },
        Now = repeats.At,
        DueAt = repeats.At,
        Fingerprint = repeats.Fingerprint,
        DedupPeriod = TimeSpan.Zero,
        Budgets = [],
        Legs = [],
        Repeats = repeats.Count - 1,
    };
}
