namespace Notification.Sdk.Stores;

/// <summary>Counts how events and legs ended before the outbox. Legs of the outbox are recorded by the outbox itself. Thread-safe; must
/// not block and must stay within its bounds under a flood.</summary>
public interface IOutcomeLog
{
    /// <summary>Records a refusal.</summary>
    /// <param name="entry">What was refused, by which rule.</param>
    void Record(in RefusalEntry entry);

    /// <summary>Takes a way to be told of refusals that were counted but not yet recorded, for logs that are read in the same process. Without
    /// it they are recorded within about a second.</summary>
    /// <param name="flush">Records them. To be called without a lock that <see cref="Record"/> takes.</param>
    void FlushBeforeReading(Action flush)
    {
    }
}
