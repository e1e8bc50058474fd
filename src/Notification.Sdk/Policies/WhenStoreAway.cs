namespace Notification.Sdk.Policies;

/// <summary>What becomes of the events of a topic while the store does not answer.</summary>
public enum WhenStoreAway
{
    /// <summary>Their publishers wait, or get a <see cref="Stores.StoreException"/> and publish again. The default: nothing is told twice, and no budget is
    /// exceeded.</summary>
    Wait,

    /// <summary>The node decides by what it knows itself, sends, and says so: in the result, the log, a metric. Budgets and deduplication hold on this node
    /// alone, so that a budget of N may let through N on every node. What a process had accepted so and not yet sent ends with it.</summary>
    DecideLocally,
}
