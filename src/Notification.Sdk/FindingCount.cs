using Notification.Sdk.Events;

namespace Notification.Sdk;

/// <summary>How many findings there are of one kind.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Topic">The topic, as events spell it.</param>
/// <param name="State">Where they stand.</param>
/// <param name="Severity">How bad they are.</param>
/// <param name="Count">How many.</param>
public sealed record FindingCount(string Tenant, string Topic, FindingState State, Severity Severity, long Count);
