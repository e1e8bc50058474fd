using Notification.Sdk.Events;

namespace Notification.Sdk.Stores;

/// <summary>An event, or one leg of it, that ended before the outbox.</summary>
/// <param name="Event">The event; of a repeated refusal, its id, tenant and topic alone.</param>
/// <param name="Endpoint">The endpoint, or empty for the event as a whole when it was routed nowhere.</param>
/// <param name="Channel">The endpoint's channel, or empty.</param>
/// <param name="Outcome">Suppressed or summarized.</param>
/// <param name="Rule">The name of what refused it, such as <c>throttle:cap</c> or <c>silence:night</c>.</param>
/// <param name="At">When, or the last of them.</param>
/// <param name="Count">How many alike; usually one. When the events are not known one by one, <c>Event.Id</c> is empty: a number to add,
/// nothing to list.</param>
public readonly record struct RefusalEntry(
    SecurityEvent Event, string Endpoint, string Channel, Outcome Outcome, string Rule, DateTimeOffset At, long Count = 1);
