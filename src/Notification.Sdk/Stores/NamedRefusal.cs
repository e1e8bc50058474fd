namespace Notification.Sdk.Stores;

/// <summary>A refusal as the log lists it: without its event.</summary>
/// <param name="EventId">The event's id; empty when it is only counted.</param>
/// <param name="Key">What it is counted under.</param>
/// <param name="At">When.</param>
public readonly record struct NamedRefusal(string EventId, CountKey Key, DateTimeOffset At)
{
    internal static NamedRefusal Of(in RefusalEntry entry) => new(
        entry.Event.Id, new CountKey(entry.Event.Tenant, entry.Event.Topic, entry.Endpoint, entry.Outcome, entry.Rule), entry.At);
}
