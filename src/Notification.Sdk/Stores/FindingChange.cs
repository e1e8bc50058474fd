namespace Notification.Sdk.Stores;

/// <summary>A change of findings other than being seen.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Ids">Which ones.</param>
/// <param name="At">When.</param>
public sealed record FindingChange(string Tenant, IReadOnlyList<string> Ids, DateTimeOffset At)
{
    /// <summary>The state they get; null to leave it.</summary>
    public FindingState? State { get; init; }

    /// <summary>Who resolves or ignores them.</summary>
    public string? By { get; init; }

    /// <summary>Why they are ignored.</summary>
    public string? Reason { get; init; }

    /// <summary>Until when they are ignored.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>When they are notified again, if that is to change.</summary>
    public DateTimeOffset? RepeatAt { get; init; }

    /// <summary>The finding after the change; null when nothing changes. Pure.</summary>
    /// <param name="before">The finding as it is kept.</param>
    public Finding? Apply(Finding before)
    {
        ArgumentNullException.ThrowIfNull(before);
        FindingState state = before.AsOf(At).State;
        return State switch
        {
            null => RepeatAt is null ? null : before with { RepeatAt = RepeatAt },
            FindingState.Ignored => before with
            {
                State = FindingState.Ignored,
                IgnoredBy = By,
                IgnoredBecause = Reason,
                IgnoredUntil = Until,
                ResolvedAt = null,
                ResolvedBy = null,
            },
            { } wanted when wanted == state => null,
            FindingState.Resolved => Cleared(before) with { State = FindingState.Resolved, ResolvedAt = At, ResolvedBy = By },
            _ => Cleared(before) with { State = FindingState.Open, OpenedAt = At },
        };
    }

    private static Finding Cleared(Finding before) => before with
    {
        ResolvedAt = null,
        ResolvedBy = null,
        IgnoredBy = null,
        IgnoredBecause = null,
        IgnoredUntil = null,
    };
}
