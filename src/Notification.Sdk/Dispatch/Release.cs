using Notification.Sdk.Policies;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Dispatch;

/// <summary>Lets out what waited while an endpoint did not work: old news as digests, the rest at a bounded pace. Each delivery is put off at most
/// once: then it is due after the recovery.</summary>
internal static class Release
{
    private const string Released = "released";

    /// <summary>How a claim is put off; null when it may go.</summary>
    public static Settlement? Decide(Claim claim, Lane lane, HealthRecord record, HealthRule rule, DateTimeOffset now)
    {
        if (record is not { Stage: HealthStage.Healthy, Since: { } since } || claim.DueAt >= since || since > now)
        {
            return null;
        }

        if (rule.DigestAfter > TimeSpan.Zero && IsFresh(claim) && now - claim.Legs[0].AcceptedAt >= rule.DigestAfter)
        {
            // The end of the minute is common to all that are claimed within it, so that they go out together.
            long minutes = ((now - since).Ticks / TimeSpan.TicksPerMinute) + 1;
            return Settlement.PutOff(claim, now, since + TimeSpan.FromMinutes(minutes), Released);
        }

        DateTimeOffset at = lane.NextRelease(since, rule.ReleasePerMinute, now);
        return at > now ? Settlement.PutOff(claim, now, at, null) : null;
    }

    // What was attempted keeps its id and company.
    private static bool IsFresh(Claim claim) =>
        claim is { Attempt: 1, IsInterrupted: false } && claim.Legs.All(leg =>
            leg is { Farewell: null, Kind: DeliveryKind.Event or DeliveryKind.Reminder });
}
