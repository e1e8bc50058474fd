namespace Notification.Sdk.Stores;

/// <summary>Wakes the dispatcher of this process. For stores that learn of legs which another process, or a transaction of the caller's,
/// appended. Thread-safe.</summary>
public interface IDispatchSignal
{
    /// <summary>Lets the dispatcher look at once. Many wakes before it looks are one.</summary>
    void Wake();
}
