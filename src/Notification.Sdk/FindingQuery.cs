using Notification.Sdk.Events;

namespace Notification.Sdk;

/// <summary>Which findings are wanted. What is left out does not restrict. Answers come worst first, then the oldest, then by id;
/// with <see cref="RepeatBy"/> the soonest to repeat first.</summary>
public sealed record FindingQuery
{
    /// <summary>Whose; the one tenant by default, null for every tenant: what the engine asks, never a person's page.</summary>
    public string? Tenant { get; init; } = "";

    /// <summary>The very ones.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>Of these topics, without regard to case.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>In these states.</summary>
    public IReadOnlyList<FindingState> States { get; init; } = [];

    /// <summary>On the asset with this id.</summary>
    public string? Asset { get; init; }

    /// <summary>At least this severe.</summary>
    public Severity? MinimumSeverity { get; init; }

    /// <summary>Resolved at this time or later.</summary>
    public DateTimeOffset? ResolvedFrom { get; init; }

    /// <summary>Resolved before this time.</summary>
    public DateTimeOffset? ResolvedTo { get; init; }

    /// <summary>Open ones that are to be notified again at this time or before.</summary>
    public DateTimeOffset? RepeatBy { get; init; }

    /// <summary>How many of the first ones to pass over; for paging.</summary>
    public int Skip { get; init; }

    /// <summary>How many at most, 1 to 10,000; 100 by default.</summary>
    public int Limit { get; init; } = 100;
}
