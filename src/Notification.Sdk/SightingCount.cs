using Notification.Sdk.Events;

namespace Notification.Sdk;

/// <summary>How many events of topics that keep findings came within a quarter of an hour of UTC: fine enough for the days of every
/// zone.</summary>
/// <param name="Start">The start of the quarter.</param>
/// <param name="Topic">The topic, as events spell it.</param>
/// <param name="Severity">How bad they were.</param>
/// <param name="Count">How many.</param>
public readonly record struct SightingCount(DateTimeOffset Start, string Topic, Severity Severity, long Count);
