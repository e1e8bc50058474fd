namespace Notification.Sdk.Storage.PostgreSql.Outbox;

/// <summary>Where a claim stands.</summary>
/// <param name="No">The delivery's number.</param>
/// <param name="Turn">The turn of this claim: when the delivery has another one, the claim is no more its claimant's.</param>
internal sealed record ClaimHandle(long No, long Turn);
