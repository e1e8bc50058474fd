namespace Notification.Sdk;

/// <summary>How far an endpoint has gone towards being switched off by the engine. Stages are passed in this order, and one may be left
/// out.</summary>
public enum HealthStage
{
    /// <summary>It works, or has not been used enough to say.</summary>
    Healthy,

    /// <summary>Too many of its attempts failed: deliveries go out one at a time, as probes.</summary>
    Unhealthy,

    /// <summary>Its probes still fail: it will be disabled soon.</summary>
    AboutToBeDisabled,

    /// <summary>It was disabled; its notifications wait.</summary>
    Disabled,
}
