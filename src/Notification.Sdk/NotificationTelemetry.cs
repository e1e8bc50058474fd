namespace Notification.Sdk;

/// <summary>The names under which the engine can be watched. They are part of the public promise.</summary>
public static class NotificationTelemetry
{
    /// <summary>The meter and the activity source: <c>Notification.Sdk</c>. Activities are <c>publish</c> and <c>deliver</c>.</summary>
    public const string Name = "Notification.Sdk";

    /// <summary>Counter of published events, by <c>topic</c>, <c>status</c> and <c>rule</c>.</summary>
    public const string Events = "notification.events";

    /// <summary>Counter of attempts, by <c>channel</c>, <c>kind</c> and <c>status</c>.</summary>
    public const string Attempts = "notification.attempts";

    /// <summary>Histogram of the duration of attempts in seconds, by <c>channel</c> and <c>status</c>.</summary>
    public const string AttemptDuration = "notification.attempt.duration";

    /// <summary>Counter of dead letters, by <c>channel</c>.</summary>
    public const string DeadLetters = "notification.dead_letters";

    /// <summary>Counter of endpoints that were disabled automatically.</summary>
    public const string AutoDisabled = "notification.endpoints.auto_disabled";

    /// <summary>Counter of refusals that the full memory of known refusals could not keep: the store is asked again.</summary>
    public const string GateFull = "notification.gate.full";

    /// <summary>Counter of events that this node decided alone because the store was away, by <c>topic</c>.</summary>
    public const string DecidedLocally = "notification.decided_locally";

    /// <summary>Gauge of deliveries under way.</summary>
    public const string UnderWay = "notification.deliveries.under_way";
}
