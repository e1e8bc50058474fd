namespace Notification.Sdk.Stores;

/// <summary>How far an endpoint has gone, and what its owner was told. Immutable.</summary>
/// <param name="Endpoint">The tenant and name of the place that the record is of.</param>
/// <param name="Stage">The stage at which it stands.</param>
/// <param name="Told">The last stage of which its owner was told in this episode. While it differs from <paramref name="Stage"/>, whoever reads
/// the record tells it: notices have ids made from episode and stage, so that two who tell it tell it once.</param>
/// <param name="Since">When the episode began: its identity. In health, when the last episode ended; null when there was none.</param>
public sealed record HealthRecord(EndpointKey Endpoint, HealthStage Stage, HealthStage Told, DateTimeOffset? Since)
{
    /// <summary>The record of an endpoint that was never in trouble; stores need not keep it.</summary>
    /// <param name="endpoint">The endpoint.</param>
    public static HealthRecord None(EndpointKey endpoint) => new(endpoint, HealthStage.Healthy, HealthStage.Healthy, null);
}
