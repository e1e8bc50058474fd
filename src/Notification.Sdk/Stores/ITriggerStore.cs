using Notification.Sdk.Events;

namespace Notification.Sdk.Stores;

/// <summary>The sliding counts of threshold triggers. Thread-safe; exact under any concurrency, bounded in memory.</summary>
public interface ITriggerStore
{
    /// <summary>Counts sightings and says whether they crossed the threshold.</summary>
    /// <param name="sighting">What was seen.</param>
    /// <param name="cancellationToken">Cancels before the step, never within it.</param>
    /// <returns>The count within the interval when this sighting crossed it; else zero.</returns>
    ValueTask<long> CountAsync(TriggerSighting sighting, CancellationToken cancellationToken);
}
