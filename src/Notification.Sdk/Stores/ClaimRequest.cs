namespace Notification.Sdk.Stores;

/// <summary>What to claim.</summary>
/// <param name="Now">What is due by then.</param>
/// <param name="LeaseUntil">A claim that is not settled by then may be claimed again, by another process.</param>
/// <param name="PerEndpoint">How many deliveries of one endpoint at most.</param>
/// <param name="Except">Endpoints to pass over: busy, paused or held.</param>
public sealed record ClaimRequest(
    DateTimeOffset Now, DateTimeOffset LeaseUntil, int PerEndpoint, IReadOnlyCollection<EndpointKey> Except);
