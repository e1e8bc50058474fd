using Notification.Sdk.Events;

namespace Notification.Sdk.Stores;

/// <summary>Events that a budget held back from one endpoint, to be counted into a summary.</summary>
/// <param name="Summary">The summary's leg; its id is the same for all events of the same endpoint, topic and due
/// time, and it is appended with the first of them.</param>
/// <param name="Rule">The name of the budget.</param>
/// <param name="Severity">The event's severity.</param>
/// <param name="Asset">The event's asset, as people know it; null without one.</param>
/// <param name="At">When it was published, or the last of them.</param>
/// <param name="Count">How many events alike; usually one.</param>
public readonly record struct OverflowCount(
    Leg Summary, string Rule, Severity Severity, string? Asset, DateTimeOffset At, long Count = 1);
