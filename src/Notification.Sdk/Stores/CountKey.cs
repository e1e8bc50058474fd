namespace Notification.Sdk.Stores;

/// <summary>What is counted together.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Topic">The name of the topic of the events.</param>
/// <param name="Endpoint">The endpoint, or empty for events that were routed nowhere.</param>
/// <param name="Outcome">Where they stand.</param>
/// <param name="Rule">The rule that put them there; empty when none did.</param>
public readonly record struct CountKey(string Tenant, string Topic, string Endpoint, Outcome Outcome, string Rule);
