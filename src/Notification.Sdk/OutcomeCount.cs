namespace Notification.Sdk;

/// <summary>How many legs stand at an outcome.</summary>
/// <param name="Topic">The name of the topic of the events.</param>
/// <param name="Endpoint">The endpoint; empty for events that were routed nowhere, each counted once.</param>
/// <param name="Outcome">Where they stand.</param>
/// <param name="Rule">The rule that ended them, or empty.</param>
/// <param name="Count">How many.</param>
public sealed record OutcomeCount(string Topic, string Endpoint, Outcome Outcome, string Rule, long Count);
