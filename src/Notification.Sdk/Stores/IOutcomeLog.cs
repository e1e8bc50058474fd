namespace Notification.Sdk.Stores;

/// <summary>Counts how events and legs ended before the outbox. Legs of the outbox are recorded by the outbox itself. Thread-safe; must
/// not block and must stay within its bounds under a flood.</summary>
public interface IOutcomeLog
{
    /// <summary>Records a refusal.</summary>
    /// <param name="entry">What was refused, by which rule.</param>
    void Record(in RefusalEntry entry);
}
