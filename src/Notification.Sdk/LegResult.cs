namespace Notification.Sdk;

/// <summary>What publishing an event came to for one endpoint.</summary>
/// <param name="Endpoint">The name of the endpoint or group, as the settings call it.</param>
/// <param name="Outcome">Waiting in the outbox, counted into a summary, or suppressed.</param>
/// <param name="Rule">The rule that refused it; null when it waits in the outbox.</param>
/// <param name="DueAt">When it, or the summary that counts it, is due; null when neither will be.</param>
public sealed record LegResult(string Endpoint, Outcome Outcome, string? Rule, DateTimeOffset? DueAt);
