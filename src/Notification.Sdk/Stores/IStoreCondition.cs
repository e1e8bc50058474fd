namespace Notification.Sdk.Stores;

/// <summary>What a store knows of its own trouble, such as a disk that is nearly full. Optional: a store registers it as a service beside the
/// others, and the health check shows it. That calls of the store fail, the engine sees for itself. Thread-safe.</summary>
public interface IStoreCondition
{
    /// <summary>The fault and the mend in one sentence, without secrets; null when all is well. Answered from memory, at once.</summary>
    string? Trouble { get; }
}
