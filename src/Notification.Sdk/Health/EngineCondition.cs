using System.Collections.Concurrent;

namespace Notification.Sdk.Health;

/// <summary>What the loop knows of its own trouble, for the health check. Thread-safe.</summary>
internal sealed class EngineCondition
{
    private volatile string? _store;

    /// <summary>Why the store does not do what it is asked; null when it does.</summary>
    public string? StoreTrouble
    {
        get => _store;
        set => _store = value;
    }

    /// <summary>Endpoints whose last canary did not arrive, by the time from which it is missed.</summary>
    public ConcurrentDictionary<Stores.EndpointKey, DateTimeOffset> MissedCanaries { get; } = new();
}
