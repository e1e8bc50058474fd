using Notification.Sdk.Events;

namespace Notification.Sdk.Stores;

/// <summary>An event, or one leg of it, that ended before the outbox.</summary>
/// <param name="Event">The event.</param>
/// <param name="Endpoint">The endpoint, or empty for the event as a whole when it was routed nowhere.</param>
/// <param name="Channel">The endpoint's channel, or empty.</param>
/// <param name="Outcome">Suppressed or summarized.</param>
/// <param name="Rule">The rule.</param>
/// <param name="At">When.</param>
public readonly record struct RefusalEntry(
    SecurityEvent Event, string Endpoint, string Channel, Outcome Outcome, string Rule, DateTimeOffset At);
