using System.Data.Common;
using Notification.Sdk.Events;

namespace Notification.Sdk.Stores;

/// <summary>Something that a trigger counts.</summary>
/// <param name="Key">The trigger and what it counts separately.</param>
/// <param name="At">When.</param>
/// <param name="Weight">How many sightings it stands for.</param>
/// <param name="MoreThan">The count that must be exceeded.</param>
/// <param name="Within">The interval, ending with this sighting; its start is outside.</param>
/// <param name="IsDryRun">Whether to count nothing.</param>
public readonly record struct TriggerSighting(
    Fingerprint Key, DateTimeOffset At, int Weight, int MoreThan, TimeSpan Within, bool IsDryRun)
{
    /// <summary>The caller's transaction that the count joins; null for none.</summary>
    public DbTransaction? Transaction { get; init; }
}
